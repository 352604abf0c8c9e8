import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { checksSummary, openClauses, ssbRecords } from './checks-text.ts';

/** "n of m checks passed; not a fatwa", which did not, and who of a Shariah board approved. */
export function ChecksHead({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t } = i18n;
  const records = ssbRecords(quote, i18n);
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-xl font-semibold">{checksSummary(quote, i18n)}</h3>
      <Runs term={t('financing.checks.open')} runs={openClauses(quote)} />
      <Runs term={t('financing.checks.ssb')} runs={records.length > 0 ? records : [t('financing.checks.ssb-none')]} />
    </div>
  );
}

/** Clauses and references keep their own direction. */
function Runs({ term, runs }: { readonly term: string; readonly runs: readonly string[] }) {
  if (runs.length === 0) return null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-4">
      <span className="text-ink-soft">{term}</span>
      {runs.map((run) => (
        <bdi key={run} className="type-ui">
          {run}
        </bdi>
      ))}
    </p>
  );
}
