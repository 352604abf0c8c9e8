/** Sentences of the engine: message key and raw parameters in, text in the user's language out. */
import { decodePaisa, isoDate, rate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';

type ParamKind = 'date' | 'rate' | 'money' | 'step' | 'evidence';

/** How the engine's parameters are to be read; counts choose plural forms, texts are shown as they come. */
const kinds: Readonly<Record<string, ParamKind>> = {
  date: 'date',
  limit: 'date',
  start: 'date',
  previous: 'date',
  asOf: 'date',
  cap: 'rate',
  effective: 'rate',
  nominal: 'rate',
  financed: 'money',
  sum: 'money',
  earlier: 'step',
  later: 'step',
  step: 'step',
  kind: 'evidence',
};

/** @param key below the vertical's namespace: "rules.possession.needs" */
export function engineText(key: string, params: Readonly<Record<string, string>>, i18n: Pick<I18n, 't' | 'format'>): string {
  const shown = Object.entries(params).map(([name, value]) => [name, paramText(kinds[name], value, i18n)]);
  return i18n.t(`financing.${key}`, Object.fromEntries(shown));
}

function paramText(kind: ParamKind | undefined, value: string, { t, format }: Pick<I18n, 't' | 'format'>): string | number {
  switch (kind) {
    case 'date':
      return format.date(isoDate(value));
    case 'rate':
      return value === '' ? t('financing.rate.none') : format.percent(rate(value), { decimals: 2 });
    case 'money':
      return format.money(decodePaisa(value));
    case 'step':
      return t(`financing.step.${value}`);
    case 'evidence':
      return t(`financing.evidence.${value}`);
    case undefined:
      return /^\d{1,9}$/.test(value) ? Number(value) : value;
  }
}
