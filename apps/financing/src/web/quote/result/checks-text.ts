import type { I18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';

/** "n of m checks passed; not a fatwa", and which did not. */
export function checksSummary(quote: Quote, { t }: Pick<I18n, 't'>): string {
  return t('financing.checks.summary', { n: passedChecks(quote), m: quote.checks.length });
}

export function passedChecks({ checks }: Quote): number {
  return checks.filter((check) => check.status === 'pass').length;
}

/** The clauses of the checks that have not passed. */
export function openClauses({ checks }: Quote): readonly string[] {
  return checks.filter((check) => check.status !== 'pass').map((check) => check.clause);
}

/** Reference, name and date of each approval by a Shariah board on this quote. */
export function ssbRecords({ checks }: Quote, { format }: Pick<I18n, 'format'>): readonly string[] {
  return checks
    .flatMap((check) => check.evidence)
    .filter((row) => row.kind === 'ssb-approval' && row.approvedBy !== null)
    .map((row) => [row.reference, row.approvedBy, format.date(row.date)].join(', '));
}
