import { useI18n } from '@repo/i18n/react';
import { useFormDraft } from '@repo/ui/form-draft';
import { Link } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { Page } from '@repo/ui/page';
import { useEffect, useState } from 'react';
import type { FieldView } from '../../wire/stored.ts';
import { LoadedField } from '../field/loaded-field.tsx';
import { FieldEditor } from './field-editor.tsx';
import { formOf, savedDraftKey } from './field-form.ts';
import { focusPlace } from './focus-place.ts';
import { useSaveField } from './use-save-field.ts';

export function EditFieldPage() {
  return <LoadedField>{(stored) => <Editor stored={stored} />}</LoadedField>;
}

function Editor({ stored }: { readonly stored: FieldView }) {
  const i18n = useI18n();
  const { t } = i18n;
  const [initial] = useState(() => formOf(stored, i18n));
  const draft = useFormDraft(savedDraftKey(stored.id), initial);
  const { save, pending, error } = useSaveField(draft.clear);
  // A page that asks for one answer leads to its place; the frame shows a new screen from its top, so this waits for it.
  useEffect(() => {
    const place = window.location.hash.slice(1);
    if (place === '') return;
    const frame = requestAnimationFrame(() => focusPlace(place));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Page
      title={t('crops.edit.title', { title: stored.title })}
      back={<Link href={`/fields/${stored.id}`}>{t('crops.edit.back')}</Link>}
    >
      {draft.restored && (
        <div className="pb-6">
          <Notice tone="neutral">{t('crops.form.restored')}</Notice>
        </div>
      )}
      <FieldEditor
        form={draft.values}
        onChange={draft.set}
        onSave={(title, inputs) => save(stored.id, title, inputs)}
        pending={pending}
        error={error}
      />
    </Page>
  );
}
