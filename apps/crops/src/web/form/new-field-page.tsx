import { useI18n } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { Link } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { Page } from '@repo/ui/page';
import { randomUuid } from '@repo/ui/random-uuid';
import { useState } from 'react';
import { FieldEditor } from './field-editor.tsx';
import { emptyForm, newDraftKey } from './field-form.ts';
import { useSaveField } from './use-save-field.ts';

export function NewFieldPage() {
  const { t } = useI18n();
  const [initial] = useState(() => emptyForm(randomUuid()));
  const draft = useFormDraft(newDraftKey, initial);
  const { save, pending, error } = useSaveField(draft.clear);
  return (
    <Page title={t('crops.new.title')} lead={t('crops.new.lead')} back={<Link href="/">{t('crops.list.title')}</Link>}>
      {draft.restored && (
        <div className="pb-6">
          <Notice tone="neutral">{t('crops.form.restored')}</Notice>
        </div>
      )}
      <FieldEditor
        form={draft.values}
        onChange={draft.set}
        onSave={(title, inputs) => save(draft.values.id, title, inputs)}
        pending={pending}
        error={error}
      />
    </Page>
  );
}
