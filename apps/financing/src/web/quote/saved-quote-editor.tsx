import { isoDate, todayInKarachi } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { engineVersion, type Quote } from '@repo/islamic-finance';
import { Button } from '@repo/ui/button';
import { useFormDraft } from '@repo/ui/form-draft';
import { Link } from '@repo/ui/link';
import { Menu } from '@repo/ui/menu';
import { Notice } from '@repo/ui/notice';
import { Page } from '@repo/ui/page';
import { randomUuid } from '@repo/ui/random-uuid';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { QuoteView } from '../../api/quote/quote-view.ts';
import { evidenceOf } from '../evidence/evidence-of.ts';
import { Explanation } from '../explanation/explanation.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { draftOf } from './draft-of.ts';
import { fieldWriter } from './form/field-writer.ts';
import { formOf, type QuoteDraft, savedDraftKey } from './quote-draft.ts';
import { QuoteEditor } from './quote-editor.tsx';
import { isSameForm } from './same-form.ts';
import { useQuoteActions } from './use-quote-actions.ts';
import { useSaveQuote } from './use-save-quote.ts';

const EvidenceSheet = lazy(() => import('../evidence/evidence-sheet.tsx'));

export function SavedQuoteEditor({ stored }: { readonly stored: QuoteView }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const [, navigate] = useLocation();
  const [today] = useState(() => todayInKarachi(new Date()));
  const baseline = useMemo(() => draftOf(stored, today, fieldWriter(i18n)), [stored, today, i18n]);
  const evidence = useMemo(() => evidenceOf(stored.evidence), [stored.evidence]);
  const draft = useFormDraft(savedDraftKey(stored.id), baseline);
  const changed = !isSameForm(formOf(draft.values), formOf(baseline));
  const [asked, setAsked] = useState<string | null>(null);
  const actions = useQuoteActions();

  const saving = useSaveQuote((saved, sent) => {
    if (saved.id !== stored.id) {
      draft.clear();
      navigate(`/quotes/${saved.id}`);
    } else if (isSameForm(formOf(sent), formOf(latest.current))) clearOnNextBaseline.current = true;
    else draft.set({ revision: saved.revision });
  });

  // A draft without changes follows what is stored; one with changes keeps the revision that it began from.
  const latest = useRef(draft.values);
  latest.current = draft.values;
  const clearOnNextBaseline = useRef(false);
  const { clear } = draft;
  useEffect(() => {
    const followsStored = clearOnNextBaseline.current || isSameForm(formOf(latest.current), formOf(baseline));
    clearOnNextBaseline.current = false;
    if (followsStored && latest.current.revision !== baseline.revision) clear();
  }, [baseline, clear]);

  const saveAs = (quote: Quote, change: Partial<QuoteDraft>) => {
    saving.dismissConflict();
    saving.save({ ...draft.values, ...change }, quote);
  };

  const saveButton = (quote: Quote) => (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button
        tone="primary"
        icon="check"
        pending={saving.pending}
        disabled={!changed}
        onPress={() => saving.save(draft.values, quote)}
      >
        {t('financing.quote.save')}
      </Button>
      <p className="text-sm text-ink-soft" aria-live="polite">
        {changed
          ? t('financing.quote.unsaved')
          : t('financing.quote.revision-note', {
              n: format.number(stored.revision),
              when: format.relative(new Date(stored.savedAt), new Date()),
            })}
      </p>
      <ConflictDialog
        conflict={saving.conflict}
        onClose={saving.dismissConflict}
        onSaveOnTop={(revision) => saveAs(quote, { revision })}
        onSaveAsNew={() => saveAs(quote, { id: randomUuid(), revision: 0 })}
      />
    </div>
  );

  const pageActions = (
    <>
      <Link href={`/quotes/${stored.id}/print`} look="secondary" icon="print">
        {t('financing.quote.print')}
      </Link>
      <Menu
        label={t('financing.list.actions')}
        icon="more"
        items={[
          { id: 'duplicate', label: t('financing.quote.duplicate'), icon: 'copy', onAction: () => actions.duplicate(stored) },
          {
            id: 'delete',
            label: t('financing.quote.delete'),
            icon: 'delete',
            danger: true,
            onAction: () => actions.remove(stored, () => navigate('/quotes')),
          },
        ]}
      />
    </>
  );

  return (
    <Page
      title={stored.title}
      actions={pageActions}
      back={<Link href="/quotes">{t('financing.quote.back-to-list')}</Link>}
      lead={t(`financing.product.${stored.product}.full`)}
    >
      {stored.engineVersion !== engineVersion && (
        <div className="pb-6">
          <Notice tone="neutral">{t('financing.quote.recomputed')}</Notice>
        </div>
      )}
      <QuoteEditor
        values={formOf(draft.values)}
        onChange={draft.set}
        asOf={changed ? today : isoDate(stored.asOf)}
        evidence={evidence}
        actions={(quote) => (
          <>
            {saveButton(quote)}
            {/* It tells what is saved. */}
            {!changed && <Explanation key={stored.revision} quoteId={stored.id} quote={quote} />}
          </>
        )}
        onAddEvidence={setAsked}
      />
      {asked !== null && (
        <Suspense fallback={null}>
          <EvidenceSheet ruleId={asked} stored={stored} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </Page>
  );
}
