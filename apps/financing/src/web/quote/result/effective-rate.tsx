import { useI18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import { Figure } from '@repo/ui/figure';
import type { ReactNode } from 'react';

/** The true effective rate, or that there is none. A flat rate never stands without it. */
export function EffectiveRate({ quote }: { readonly quote: Quote }): ReactNode {
  const { t, format } = useI18n();
  const { effective, xirr } = quote.epr;
  if (effective !== null) return <Figure path="epr.effective">{format.percent(effective, { decimals: 2 })}</Figure>;
  if (xirr !== null) return <Figure path="epr.xirr">{format.percent(xirr, { decimals: 2 })}</Figure>;
  return <Figure path="epr.effective">{t('financing.rate.none')}</Figure>;
}

/** Beside a flat rate: what it really is. Null when the profit is not set by a flat rate. */
export function flatBeside(quote: Quote, { t, format }: Pick<ReturnType<typeof useI18n>, 't' | 'format'>): string | null {
  const { inputs, epr } = quote;
  if (inputs.product !== 'murabaha' || inputs.profit.basis !== 'flat') return null;
  const flat = format.percent(inputs.profit.annualRate, { decimals: 2 });
  const effective = epr.effective ?? epr.xirr;
  if (effective === null) return t('financing.rate.flat-beside-none', { flat });
  return t('financing.rate.flat-beside', { flat, effective: format.percent(effective, { decimals: 2 }) });
}
