/** How long ago, or how soon, on Karachi's calendar. */
import type { IsoDate } from '@repo/facts';
import { formatRelative, type RelativeUnit, weekdayNames, weekdayOf } from '@repo/urdu-text/dates';
import { karachi } from './dates.ts';
import type { Digits, Locale } from './locale.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

export function relative(instant: Date, now: Date, locale: Locale, digits: Digits): string {
  const date = karachi(instant).date;
  const [amount, unit] = distance(instant, date, now);
  if (locale === 'en') {
    if (amount === 0 && unit === 'minute') return 'just now';
    return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(amount, unit);
  }
  const text = formatRelative(amount, unit, digits);
  const ambiguous = unit === 'day' && (Math.abs(amount) === 1 || Math.abs(amount) === 2);
  return ambiguous ? `${text} (${weekdayNames[weekdayOf(date)]})` : text;
}

function distance(instant: Date, date: IsoDate, now: Date): [number, RelativeUnit] {
  const minutes = Math.trunc((instant.getTime() - now.getTime()) / MINUTE);
  if (Math.abs(minutes) < 60) return [minutes, 'minute'];
  const days = Math.round((Date.parse(date) - Date.parse(karachi(now).date)) / DAY);
  if (days === 0) return [Math.trunc(minutes / 60), 'hour'];
  if (Math.abs(days) < 30) return [days, 'day'];
  const months = Math.trunc(days / 30.4375);
  return Math.abs(months) < 12 ? [months || Math.sign(days), 'month'] : [Math.trunc(months / 12), 'year'];
}
