import type { I18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';

/** "n of m checks passed; not a fatwa", and which did not. */
export function checksSummary(quote: Quote, { t }: Pick<I18n, 't'>): string {
  return t('financing.checks.summary', { n: passedChecks(quote), m: quote.checks.length });
}

export function passedChecks({ checks }: Quote): number {
  return checks.filter((check) => check.status === 'pass').length;
}

/** Who of a Shariah board approved, by the records on this quote. */
export function ssbLine({ checks }: Quote, { t, format }: Pick<I18n, 't' | 'format'>): string {
  const records = checks
    .flatMap((check) => check.evidence)
    .filter((row) => row.kind === 'ssb-approval' && row.approvedBy !== null)
    .map((row) => [row.reference, row.approvedBy, format.date(row.date)].join(' · '));
  return t('financing.checks.ssb', { record: records.length === 0 ? t('financing.checks.ssb-none') : format.list(records) });
}
