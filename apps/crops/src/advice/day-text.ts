import { type IsoDate, partsOf } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { monthNames, weekdayNames, weekdayOf } from '@repo/urdu-text/dates';

const english = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** A day of these weeks as it is said: "بدھ 4 مارچ", "Wednesday 4 March". */
export function dayText(date: IsoDate, { locale, format }: Pick<I18n, 'locale' | 'format'>): string {
  if (locale === 'en') return english.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
  const { month, day } = partsOf(date);
  return [weekdayNames[weekdayOf(date)], format.number(day), monthNames[month - 1]].join(' ');
}
