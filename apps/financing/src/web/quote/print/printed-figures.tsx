import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { flatBeside } from '../result/effective-rate.tsx';
import { rateChips } from '../result/rate-chips.ts';
import { totalLabelKey } from '../result/total-label.ts';

const amounts = ['cost', 'paidAtStart', 'financed', 'profit', 'price', 'payments', 'highestPayment', 'lastPayment'] as const;

/** Totals and true rate, two columns of lines. */
export function PrintedFigures({ quote }: { readonly quote: Quote }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { inputs, totals, epr } = quote;
  const effective = epr.effective ?? epr.xirr;
  const lines = [
    ...amounts.map((figure) => ({
      term: t(totalLabelKey(inputs.product, figure)),
      text: format.money(totals[figure], { decimals: 'always' }),
    })),
    { term: t(totalLabelKey(inputs.product, 'months')), text: format.months(totals.months) },
    {
      term: t('financing.rate.effective'),
      text: effective === null ? t('financing.rate.none') : format.percent(effective, { decimals: 4 }),
    },
  ];
  const notes = [flatBeside(quote, i18n), ...rateChips(quote, i18n)].filter((note) => note !== null);
  return (
    <section className="pt-3">
      <h2 className="text-lg font-semibold">{t('financing.print.figures')}</h2>
      <dl className="grid grid-cols-2 gap-x-8 text-sm">
        {lines.map(({ term, text }) => (
          <div key={term} className="flex items-baseline justify-between gap-4 border-b border-line">
            <dt>{term}</dt>
            <dd className="type-ui font-semibold">
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="text-sm">
          {note}
        </p>
      ))}
    </section>
  );
}
