import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { Figure } from '@repo/ui/figure';
import { Notice } from '@repo/ui/notice';
import { StatusChip } from '@repo/ui/status-chip';
import type { ReactNode } from 'react';
import { choiceKey } from '../form/field-messages.ts';
import { clauseOf } from './clause.ts';
import { EffectiveRate, flatBeside } from './effective-rate.tsx';
import { engineText } from './engine-text.ts';
import { rateChips } from './rate-chips.ts';
import { totalLabelKey } from './total-label.ts';

const amounts = [
  'cost',
  'paidAtStart',
  'financed',
  'profit',
  'price',
  'payments',
  'firstPayment',
  'highestPayment',
  'lastPayment',
] as const;

/** Every total and rate of a quote and what was left out of the cost. */
export function Summary({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { inputs, totals, epr, excluded, warnings } = quote;
  const flat = flatBeside(quote, i18n);
  return (
    <div className="flex flex-col gap-8">
      <dl className="flex flex-col">
        {amounts.map((figure) => (
          <Line key={figure} term={t(totalLabelKey(inputs.product, figure))}>
            <Figure path={`totals.${figure}`}>{format.money(totals[figure], { decimals: 'always' })}</Figure>
          </Line>
        ))}
        <Line term={t(totalLabelKey(inputs.product, 'months'))}>
          <Figure path="totals.months">{format.months(totals.months)}</Figure>
        </Line>
        <Line term={t('financing.rate.effective')} note={flat ?? t('financing.rate.effective-hint')}>
          <EffectiveRate quote={quote} />
        </Line>
        {epr.nominal !== null && (
          <Line term={t('financing.rate.nominal')}>
            <Figure path="epr.nominal">{format.percent(epr.nominal, { decimals: 4 })}</Figure>
          </Line>
        )}
        {epr.xirr !== null && (
          <Line term={t('financing.rate.xirr')}>
            <Figure path="epr.xirr">{format.percent(epr.xirr, { decimals: 4 })}</Figure>
          </Line>
        )}
      </dl>
      <p className="flex flex-wrap gap-2">
        {rateChips(quote, i18n).map((chip) => (
          <StatusChip key={chip} tone="neutral">
            {chip}
          </StatusChip>
        ))}
      </p>
      {(excluded.length > 0 || warnings.length > 0) && (
        <Notice tone="attention" title={t('financing.checks.warnings')}>
          <ul className="flex flex-col gap-2">
            {excluded.map(({ line, ruleId, code }, index) => (
              <li key={`${ruleId} ${line.kind} ${String(index)}`}>
                {t(`financing.excluded.${code}`, {
                  line: t(choiceKey('costKind', line.kind)),
                  amount: format.money(line.amount),
                })}{' '}
                <span className="type-ui text-sm text-ink-soft">
                  {t('financing.checks.clause', { clause: clauseOf(ruleId) })}
                </span>
              </li>
            ))}
            {warnings.map(({ key, params }) => (
              <li key={key}>{engineText(`rules.${key}`, params, i18n)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

interface LineProps {
  readonly term: string;
  readonly note?: string;
  readonly children: ReactNode;
}

function Line({ term, note, children }: LineProps) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-b border-line py-2">
      <dt>
        {term}
        {note && <span className="block text-sm text-ink-soft">{note}</span>}
      </dt>
      <dd className="type-ui shrink-0 text-end font-semibold">{children}</dd>
    </div>
  );
}
