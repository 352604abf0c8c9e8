/** Dates as texts write them, Gregorian and Hijri, whole or in part. */
import { monthNames, weekdayNames } from '@repo/urdu-text/dates';
import { hijriMonthNames } from '@repo/urdu-text/hijri';
import { comparable } from './plain-text.ts';

export interface DateParts {
  readonly calendar: 'gregorian' | 'hijri';
  readonly year?: number;
  /** 1–12 */
  readonly month?: number;
  readonly day?: number;
  /** 0 = Sunday */
  readonly weekday?: number;
}

export interface DateClaim {
  readonly start: number;
  readonly end: number;
  readonly date: DateParts;
}

const english = 'january february march april may june july august september october november december'.split(' ');
const hijriEnglish = [
  'muharram',
  'safar',
  "rabi(?:'| )?(?:al-awwal|ul awwal|i)",
  "rabi(?:'| )?(?:al-thani|us sani|ii)",
  'jumada (?:al-awwal|al-ula|i)',
  'jumada (?:al-thani|al-akhirah|ii)',
  'rajab',
  "sha'?ban",
  'rama[dz]h?an',
  'shawwal',
  "d?z?h?u al-qadah|dhul qadah|zul ?qa'?dah?",
  'dhul hijjah|zul ?hijjah?',
];
const englishDays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** The longest first, so that none is taken for the beginning of another. */
const gregorianMonths = table([
  ...monthNames.map((name, at) => [comparable(name), at + 1] as const),
  ...english.flatMap((name, at) => [[name, at + 1] as const, [`${name.slice(0, 3)}\\.?`, at + 1] as const]),
  ['sept\\.?', 9],
]);
const hijriMonths = table([
  ...hijriMonthNames.map((name, at) => [comparable(name), at + 1] as const),
  ...hijriEnglish.map((name, at) => [name, at + 1] as const),
]);
const weekdays = table([
  ...weekdayNames.map((name, at) => [comparable(name), at] as const),
  ...englishDays.map((name, at) => [name, at] as const),
]);

function table(rows: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return [...rows].sort(([a], [b]) => b.length - a.length);
}

/** Months that are told without a day or year; English has two that are other words as well. */
const wholeNames = table([
  ...monthNames.map((name, at) => [comparable(name), at + 1] as const),
  ...english.map((name, at) => [name, at + 1] as const).filter(([name]) => name !== 'march' && name !== 'may'),
]);

const oneOf = (rows: readonly (readonly [string, number])[]): string => rows.map(([form]) => form).join('|');

const edge = '(?<![\\p{L}\\p{M}\\p{N}.,/-])';
const end = '(?![\\p{L}\\p{M}\\p{N}]|[.,/-]\\p{N})';
const comma = '[\\s,،]{1,3}';
const month = `(?:(?<gregorian>${oneOf(gregorianMonths)})|(?<hijri>${oneOf(hijriMonths)}))(?![\\p{L}\\p{M}])`;
const year = '(?<year>\\d{4})(?: ?(?<era>ہجری|ھ|ah|ء|عیسوی|ad|ce)(?![\\p{L}\\p{M}]))?';
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const weekdayFirst = `(?:(?<before>${oneOf(weekdays)})${comma})?`;
const weekdayLast = `(?:\\s?[(،,]\\s?(?<after>${oneOf(weekdays)})(?![\\p{L}\\p{M}]))?`;

const forms: readonly RegExp[] = [
  `${edge}${weekdayFirst}${day} (?:of )?${month}(?:${comma}${year})?${end}${weekdayLast}`,
  `${edge}${weekdayFirst}${month} ${day}${end}(?:${comma}${year}${end})?${weekdayLast}`,
  `${edge}${month}${comma}${year}${end}`,
  `${edge}(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})${end}`,
  `${edge}(?<day>\\d{1,2})(?<mark>[/.-])(?<month>\\d{1,2})\\k<mark>(?<year>\\d{4})${end}`,
  `${edge}(?<gregorian>${oneOf(wholeNames)})(?![\\p{L}\\p{M}])`,
].map((form) => new RegExp(form, 'gu'));

/** @param text comparable. Day first where a date is digits alone. */
export function dateClaims(text: string): readonly DateClaim[] {
  const claims: DateClaim[] = [];
  for (const form of forms) {
    for (const { 0: found, index, groups = {} } of text.matchAll(form)) {
      const claim = { start: index, end: index + found.length, date: dateOf(groups) };
      if (!claims.some(({ start, end: until }) => claim.start < until && start < claim.end)) claims.push(claim);
    }
  }
  return claims.sort((a, b) => a.start - b.start);
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): DateParts {
  const named = numberOf(gregorianMonths, groups.gregorian) ?? numberOf(hijriMonths, groups.hijri);
  const ofEra = /^(?:ہجری|ھ|ah)$/.test(groups.era ?? '');
  const weekday = numberOf(weekdays, groups.before ?? groups.after);
  return {
    calendar: groups.hijri !== undefined || ofEra ? 'hijri' : 'gregorian',
    ...number('year', groups.year),
    ...(named === undefined ? number('month', groups.month) : { month: named }),
    ...number('day', groups.day),
    ...(weekday === undefined ? {} : { weekday }),
  };
}

function numberOf(rows: readonly (readonly [string, number])[], name: string | undefined): number | undefined {
  return name === undefined ? undefined : rows.find(([form]) => new RegExp(`^(?:${form})$`, 'u').test(name))?.[1];
}

function number(part: 'year' | 'month' | 'day', digits: string | undefined): Partial<DateParts> {
  return digits === undefined ? {} : { [part]: Number(digits) };
}
