import type { I18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';

/** Where each rate of a quote comes from and of which day it is. */
export function rateChips({ inputs, asOf }: Quote, { t, format }: Pick<I18n, 't' | 'format'>): string[] {
  if (inputs.product === 'diminishing-musharakah' && inputs.rent.basis === 'benchmark') {
    const { benchmark, source, quotedOn } = inputs.rent;
    return [
      t('financing.rate.quoted', { source, date: format.date(quotedOn), rate: format.percent(benchmark, { decimals: 2 }) }),
    ];
  }
  const typed = typedRate(inputs);
  return typed === null
    ? []
    : [t('financing.rate.typed', { rate: format.percent(typed, { decimals: 2 }), date: format.date(asOf) })];
}

function typedRate(inputs: Quote['inputs']) {
  if (inputs.product === 'diminishing-musharakah') return inputs.rent.basis === 'fixed' ? inputs.rent.annualRate : null;
  if (inputs.profit.basis === 'of-cost') return inputs.profit.rate;
  return inputs.profit.basis === 'level' || inputs.profit.basis === 'flat' ? inputs.profit.annualRate : null;
}
