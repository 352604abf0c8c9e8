/** The quote that is being typed, on paper, without saving it. */
import { todayInKarachi } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { EmptyState } from '@repo/ui/empty-state';
import { useFormDraft } from '@repo/ui/form-draft';
import { Link } from '@repo/ui/link';
import { Page } from '@repo/ui/page';
import { useState } from 'react';
import { fieldWriter } from '../form/field-writer.ts';
import { emptyDraft, formOf, newDraftKey } from '../quote-draft.ts';
import { computeLive } from '../result/compute-live.ts';
import { PrintedQuote } from './printed-quote.tsx';

export function DraftPrintPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const [asOf] = useState(() => todayInKarachi(new Date()));
  const [initial] = useState(() => emptyDraft(asOf, fieldWriter(i18n)));
  const draft = useFormDraft(newDraftKey, initial);
  const live = computeLive(formOf(draft.values), { asOf, evidence: [] });
  if (live.kind === 'computed') {
    const title = draft.values.title.trim() || t(`financing.product.${draft.values.product}.full`);
    return <PrintedQuote quote={live.quote} title={title} number={t('financing.print.not-saved')} revision={null} back="/" />;
  }
  return (
    <Page title={t('financing.print.title')}>
      <EmptyState title={t('financing.print.nothing')} action={<Link href="/">{t('financing.print.back')}</Link>} />
    </Page>
  );
}
