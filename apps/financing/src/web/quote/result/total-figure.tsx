import { useI18n } from '@repo/i18n/react';
import type { Quote, Totals } from '@repo/islamic-finance';
import { Figure } from '@repo/ui/figure';
import { totalLabelKey } from './total-label.ts';

export interface TotalFigureProps {
  readonly quote: Quote;
  readonly figure: Exclude<keyof Totals, 'months'>;
}

/** A term and its amount, for a description list. */
export function TotalFigure({ quote, figure }: TotalFigureProps) {
  const { t, format } = useI18n();
  return (
    <div>
      <dt className="text-sm text-ink-soft">{t(totalLabelKey(quote.inputs.product, figure))}</dt>
      <dd className="type-ui text-lg font-semibold">
        <Figure path={`totals.${figure}`}>{format.money(quote.totals[figure])}</Figure>
      </dd>
    </div>
  );
}
