/** How long ago, or how soon, on Karachi's calendar. */
import { daysBetween, type IsoDate, partsOf } from '@repo/facts';
import { formatRelative, type RelativeUnit, weekdayNames, weekdayOf } from '@repo/urdu-text/dates';
import { karachi } from './dates.ts';
import type { Digits, Locale } from './locale.ts';

const MINUTE = 60_000;

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
  const today = karachi(now).date;
  const days = daysBetween(today, date);
  if (days === 0) return [Math.trunc(minutes / 60), 'hour'];
  if (Math.abs(days) < 30) return [days, 'day'];
  const months = monthsBetween(today, date) || Math.sign(days);
  return Math.abs(months) < 12 ? [months, 'month'] : [Math.trunc(months / 12), 'year'];
}

/** Whole months from one date to the other. */
function monthsBetween(from: IsoDate, to: IsoDate): number {
  if (from > to) return -monthsBetween(to, from);
  const [start, end] = [partsOf(from), partsOf(to)];
  return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0);
}
