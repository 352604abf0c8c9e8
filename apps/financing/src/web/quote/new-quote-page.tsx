/** The calculator: whoever comes by can compute; saving needs a sign-in. */
import { todayInKarachi } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { useFormDraft } from '@repo/ui/form-draft';
import { Notice } from '@repo/ui/notice';
import { Page } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { lazy, Suspense, useState } from 'react';
import { exampleForm } from './form/example-form.ts';
import { fieldWriter } from './form/field-writer.ts';
import { emptyDraft, formOf, newDraftKey } from './quote-draft.ts';
import { QuoteEditor } from './quote-editor.tsx';
import { useAskedForm } from './use-asked-form.ts';

const NewQuoteActions = lazy(() => import('./new-quote-actions.tsx'));
const noEvidence: readonly [] = [];

export function NewQuotePage() {
  const i18n = useI18n();
  const { t } = i18n;
  const [asOf] = useState(() => todayInKarachi(new Date()));
  const [initial] = useState(() => emptyDraft(asOf, fieldWriter(i18n)));
  const draft = useFormDraft(newDraftKey, initial);
  useAskedForm(draft, asOf);

  const clear = () => {
    const before = draft.values;
    draft.set(emptyDraft(asOf, fieldWriter(i18n)));
    showToast({
      message: t('financing.new.cleared'),
      undo: { label: t('financing.new.undo'), onUndo: () => draft.set(before) },
    });
  };

  return (
    <Page
      title={t('financing.new.title')}
      lead={t('financing.new.lead')}
      actions={
        <>
          <Button onPress={() => draft.set(exampleForm(draft.values.product, asOf, i18n))}>{t('financing.new.example')}</Button>
          <Button tone="quiet" onPress={clear}>
            {t('financing.new.clear')}
          </Button>
        </>
      }
    >
      {draft.restored && (
        <div className="pb-6">
          <Notice tone="neutral">{t('financing.new.restored')}</Notice>
        </div>
      )}
      <QuoteEditor
        values={formOf(draft.values)}
        onChange={draft.set}
        asOf={asOf}
        evidence={noEvidence}
        actions={(quote) => (
          <Suspense fallback={<div className="h-22" />}>
            <NewQuoteActions draft={draft.values} quote={quote} onSaved={draft.clear} />
          </Suspense>
        )}
        onAddEvidence={null}
      />
    </Page>
  );
}
