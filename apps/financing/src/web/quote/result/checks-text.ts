import type { I18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';

/** "n of m checks passed; not a fatwa", and which did not. */
export function checksSummary(quote: Quote, { t }: Pick<I18n, 't'>): string {
  return t('financing.checks.summary', { n: passedChecks(quote), m: quote.checks.length });
}

export function passedChecks({ checks }: Quote): number {
  return checks.filter((check) => check.status === 'pass').length;
}

/** The clauses of the checks that have not passed, or null when all have. */
export function openChecks({ checks }: Quote, { t, format }: Pick<I18n, 't' | 'format'>): string | null {
  const open = checks.filter((check) => check.status !== 'pass').map((check) => check.clause);
  return open.length === 0 ? null : t('financing.checks.open', { list: format.list(open) });
}

/** Who of a Shariah board approved, by the records on this quote. */
export function ssbLine({ checks }: Quote, { t, format }: Pick<I18n, 't' | 'format'>): string {
  const records = checks
    .flatMap((check) => check.evidence)
    .filter((row) => row.kind === 'ssb-approval' && row.approvedBy !== null)
    .map((row) => [row.reference, row.approvedBy, format.date(row.date)].join(' · '));
  return t('financing.checks.ssb', { record: records.length === 0 ? t('financing.checks.ssb-none') : format.list(records) });
}
