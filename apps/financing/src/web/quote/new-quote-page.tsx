/** The calculator: whoever comes by can compute; saving needs a sign-in. */
import { todayInKarachi } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { useFormDraft } from '@repo/ui/form-draft';
import { Link } from '@repo/ui/link';
import { Notice } from '@repo/ui/notice';
import { Page } from '@repo/ui/page';
import { showToast } from '@repo/ui/toast';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { exampleForm } from './form/example-form.ts';
import { fieldWriter } from './form/field-writer.ts';
import { emptyDraft, formOf, newDraftKey } from './quote-draft.ts';
import { QuoteEditor } from './quote-editor.tsx';
import type { LiveQuote } from './result/live-quote.ts';
import { useSaveQuote } from './use-save-quote.ts';

export function NewQuotePage() {
  const i18n = useI18n();
  const { t } = i18n;
  const [, navigate] = useLocation();
  const [asOf] = useState(() => todayInKarachi(new Date()));
  const [initial] = useState(() => emptyDraft(asOf, fieldWriter(i18n)));
  const draft = useFormDraft(newDraftKey, initial);
  const saving = useSaveQuote((saved) => {
    draft.clear();
    navigate(`/quotes/${saved.id}`);
  });

  const clear = () => {
    const before = draft.values;
    draft.set(emptyDraft(asOf, fieldWriter(i18n)));
    showToast({
      message: t('financing.new.cleared'),
      undo: { label: t('financing.new.undo'), onUndo: () => draft.set(before) },
    });
  };

  const actions = (live: LiveQuote) =>
    live.kind === 'computed' && (
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap gap-3">
          <Button tone="primary" icon="check" pending={saving.pending} onPress={() => saving.save(draft.values, live.quote)}>
            {t('financing.quote.save')}
          </Button>
          <Link href="/print" look="secondary" icon="print">
            {t('financing.quote.print')}
          </Link>
        </div>
        {!saving.isMember && <p className="text-sm text-ink-soft">{t('financing.quote.sign-in-note')}</p>}
      </div>
    );

  return (
    <Page
      title={t('financing.new.title')}
      lead={t('financing.new.lead')}
      width="wide"
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
        actions={actions}
        onAddEvidence={null}
      />
    </Page>
  );
}

const noEvidence: [] = [];
