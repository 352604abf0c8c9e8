import { isoDate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';

/** Raw parameters of an engine as a sentence takes them: counts choose plural forms, dates are written out, the rest stays. */
export function refusalParams(
  params: Readonly<Record<string, string>>,
  { format }: Pick<I18n, 'format'>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value, format)]));
}

function shown(value: string, format: I18n['format']): string | number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(isoDate(value)) : value;
}
