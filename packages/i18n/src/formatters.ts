/**
 * Figures as a person reads them. Latin digits unless the person chose Urdu ones, lakh and crore in both languages.
 *
 * @example formatters({ locale: 'ur', digits: 'latn' }).money(paisa(15_000_000n)) // '1,50,000 روپے'
 */
import type { IsoDate, Paisa, Rate } from '@repo/facts';
import { rupeesFromPaisa } from '@repo/facts';
import { compact } from '@repo/urdu-text/compact';
import { formatDateUr, formatList, formatTimeUr } from '@repo/urdu-text/dates';
import { isolate } from '@repo/urdu-text/direction';
import { formatPkr, groupSouthAsian } from '@repo/urdu-text/numbers';
import { type DateStyle, formatDateEn, formatTimeEn, karachi } from './dates.ts';
import { embed } from './embed.ts';
import type { Digits, Locale } from './locale.ts';
import { percentOf } from './rate-percent.ts';
import { relative } from './relative.ts';

export type { DateStyle } from './dates.ts';

export interface MoneyOptions {
  /** `auto` prints paisa only when they are not zero; schedules and prints use `always`. */
  decimals?: 'auto' | 'always';
  /** False leaves "Rs" or روپے out, for columns whose heading says it. */
  symbol?: boolean;
}

export interface Formatters {
  /** "Rs 1,50,000" · "1,50,000 روپے". */
  money(amount: Paisa, options?: MoneyOptions): string;
  /** A count or a plain decimal string, at most `decimals` (2) decimals. */
  number(value: string | bigint | number, options?: { decimals?: number }): string;
  /** 0.1211 → "12.11%": at most two decimals, or exactly `decimals`. */
  percent(rate: Rate, options?: { decimals?: number }): string;
  date(date: IsoDate, options?: { style?: DateStyle }): string;
  /** Date and time in Karachi. */
  dateTime(instant: Date): string;
  /** "3 hours ago"; in Urdu کل and پرسوں carry the weekday. */
  relative(instant: Date, now: Date): string;
  /** "a, b and c"; names of the other direction are isolated. */
  list(items: readonly string[]): string;
  /** A length of time in months. */
  months(count: number): string;
  /** "1.5 crore" for charts and axes: never a figure that someone signs. */
  compact(value: string | bigint): string;
}

/** In Urdu, what plain right-to-left text would tear apart (a sign, a per cent, a date with slashes) is isolated. */
export function formatters(settings: { locale: Locale; digits?: Digits }): Formatters {
  const { locale } = settings;
  const urdu = locale === 'ur';
  const digits = urdu ? (settings.digits ?? 'latn') : 'latn';
  const guard = (text: string): string => (urdu && /[-+%٪/:]/.test(text) ? isolate(text, 'rtl') : text);
  const number = (value: string | bigint | number, maxDecimals = 2): string =>
    groupSouthAsian(typeof value === 'number' ? String(value) : value, { digits, maxDecimals });
  const date = (value: IsoDate, style: DateStyle): string =>
    urdu ? formatDateUr(value, { style: style === 'short' ? 'long' : style, digits }) : formatDateEn(value, style);

  return {
    money: (amount, options) => guard(formatPkr(rupeesFromPaisa(amount), { script: locale, digits, ...options })),
    number: (value, options) => guard(number(value, options?.decimals)),
    percent: (rate, { decimals } = {}) => {
      const figure = groupSouthAsian(percentOf(rate, decimals ?? 2), {
        digits,
        minDecimals: decimals ?? 0,
        maxDecimals: decimals ?? 2,
      });
      return guard(figure + (digits === 'urdu' ? '٪' : '%'));
    },
    date: (value, options) => guard(date(value, options?.style ?? 'long')),
    dateTime: (instant) => {
      const { date: day, hour, minute } = karachi(instant);
      return guard(
        urdu
          ? `${date(day, 'long')}، ${formatTimeUr(hour, minute, digits)}`
          : `${date(day, 'long')}, ${formatTimeEn(hour, minute)}`,
      );
    },
    relative: (instant, now) => relative(instant, now, locale, digits),
    list: (items) => {
      const safe = items.map((item) => embed(item, locale));
      return urdu ? formatList(safe) : new Intl.ListFormat('en-GB').format(safe);
    },
    months: (count) => (urdu ? `${number(count)} ماہ` : `${number(count)} ${count === 1 ? 'month' : 'months'}`),
    compact: (value) => guard(compact(value, locale, digits)),
  };
}
