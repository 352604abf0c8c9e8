/**
 * Dates, times and lists in Urdu, from own tables: browsers carry other data, and the shipped data is stiff in places.
 *
 * @example formatDateUr(isoDate('2026-11-22'), { style: 'weekday' }) // '22 نومبر 2026 (اتوار)'
 */
import type { IsoDate } from '@repo/facts';
import { type Digits, toUrduDigits } from './digits.ts';

/** January first. */
export const monthNames = [
  'جنوری',
  'فروری',
  'مارچ',
  'اپریل',
  'مئی',
  'جون',
  'جولائی',
  'اگست',
  'ستمبر',
  'اکتوبر',
  'نومبر',
  'دسمبر',
] as const;

/** Sunday first. */
export const weekdayNames = ['اتوار', 'پیر', 'منگل', 'بدھ', 'جمعرات', 'جمعہ', 'ہفتہ'] as const;

/** Day of the week, 0 = Sunday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/**
 * `long`: 22 نومبر 2026 · `weekday`: 22 نومبر 2026 (اتوار) · `numeric`: 22/11/2026 ·
 * `cldr-long` and `cldr-full`: the Unicode locale data's form, with commas: اتوار، 22 نومبر، 2026.
 */
export type UrduDateStyle = 'long' | 'weekday' | 'numeric' | 'cldr-long' | 'cldr-full';

export function formatDateUr(date: IsoDate, options: { style?: UrduDateStyle; digits?: Digits } = {}): string {
  const { style = 'long', digits = 'latn' } = options;
  const [year = '', month = '', day = ''] = date.split('-');
  const dayMonth = `${Number(day)} ${monthNames[Number(month) - 1]}`;
  const weekday = weekdayNames[weekdayOf(date)];
  const text = {
    long: `${dayMonth} ${year}`,
    weekday: `${dayMonth} ${year} (${weekday})`,
    numeric: `${day}/${month}/${year}`,
    'cldr-long': `${dayMonth}، ${year}`,
    'cldr-full': `${weekday}، ${dayMonth}، ${year}`,
  }[style];
  return digits === 'urdu' ? toUrduDigits(text) : text;
}

const dayPeriods: readonly (readonly [from: number, name: string])[] = [
  [20, 'رات'],
  [18, 'شام'],
  [16, 'سہ پہر'],
  [12, 'دوپہر'],
  [4, 'صبح'],
  [0, 'رات'],
];

/** صبح 9 بجے, دوپہر 2:05 بجے. `hour` is 0–23; the periods begin at 4, 12, 16, 18 and 20, as in CLDR 48. */
export function formatTimeUr(hour: number, minute: number, digits: Digits = 'latn'): string {
  const period = dayPeriods.find(([from]) => hour >= from)?.[1] ?? 'رات';
  const clock = minute === 0 ? `${hour % 12 || 12}` : `${hour % 12 || 12}:${String(minute).padStart(2, '0')}`;
  const text = `${period} ${clock} بجے`;
  return digits === 'urdu' ? toUrduDigits(text) : text;
}

const units = {
  minute: ['منٹ', 'منٹ'],
  hour: ['گھنٹہ', 'گھنٹے'],
  day: ['دن', 'دن'],
  week: ['ہفتہ', 'ہفتے'],
  month: ['مہینہ', 'مہینے'],
  year: ['سال', 'سال'],
} as const;

export type RelativeUnit = keyof typeof units;

/**
 * کل and پرسوں serve both tenses: where the sentence does not show which, add the weekday.
 * @param amount whole units, negative = past
 * @example formatRelative(4, 'day') // '4 دن بعد'
 */
export function formatRelative(amount: number, unit: RelativeUnit, digits: Digits = 'latn'): string {
  const count = Math.abs(amount);
  if (count === 0) return unit === 'day' ? 'آج' : 'ابھی ابھی';
  if (unit === 'day' && count === 1) return 'کل';
  if (unit === 'day' && count === 2) return 'پرسوں';
  const text = `${count} ${units[unit][count === 1 ? 0 : 1]} ${amount < 0 ? 'پہلے' : 'بعد'}`;
  return digits === 'urdu' ? toUrduDigits(text) : text;
}

/** گندم، چاول، اور کپاس. */
export function formatList(items: readonly string[]): string {
  if (items.length < 3) return items.join(' اور ');
  return `${items.slice(0, -1).join('، ')}، اور ${items.at(-1)}`;
}
