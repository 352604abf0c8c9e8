/** Replies of a model that holds to its facts, and of one that does not. */

import { isoDate } from '@repo/facts';
import { formatDateUr } from '@repo/urdu-text/dates';
import { toUrduDigits } from '@repo/urdu-text/digits';
import { groupSouthAsian } from '@repo/urdu-text/numbers';
import { numberToWords } from '@repo/urdu-text/words';
import type { NarrationLocale } from '../../src/narration/types.ts';

export type Random = () => number;

/** mulberry32 */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

export interface Sentence {
  readonly text: string;
  /** What was done to it; null: it holds. */
  readonly mutation: string | null;
}

/** A figure of a fact as one may write it. */
interface Slot {
  readonly id: string;
  readonly figure: string;
}

const units = {
  ur: {
    rupees: 'روپے',
    months: 'ماہ',
    years: 'سال',
    mm: 'ملی میٹر',
    hours: 'گھنٹے',
    days: 'دن',
    percent: 'فیصد',
    lakh: 'لاکھ',
  },
  en: {
    rupees: 'rupees',
    months: 'months',
    years: 'years',
    mm: 'mm',
    hours: 'hours',
    days: 'days',
    percent: 'percent',
    lakh: 'lakh',
  },
};

const amounts = { 'q.payment': '71369.79', 'q.cost': '3000000', 'q.price': '4282187.4' } as const;

function slot(random: Random, locale: NarrationLocale): Slot {
  const u = units[locale];
  const script = (text: string) =>
    pick<(digits: string) => string>(random, [(digits) => digits, toUrduDigits, arabicDigits])(text);
  const id = pick(random, [
    'q.payment',
    'q.cost',
    'q.price',
    'q.rate',
    'q.months',
    'q.due',
    'f.water',
    'f.pump',
    'f.harvest',
  ] as const);
  switch (id) {
    case 'q.payment':
    case 'q.price':
    case 'q.cost': {
      const rupees = amounts[id];
      const figures = [
        `${script(groupSouthAsian(rupees))} ${u.rupees}`,
        `Rs ${script(Number(rupees).toLocaleString('en-US', { maximumFractionDigits: 2 }))}`,
      ] as const;
      if (id !== 'q.cost') return { id, figure: pick(random, figures) };
      const words = `${numberToWords(rupees, locale)} ${u.rupees}`;
      return { id, figure: pick(random, [...figures, `${script('30')} ${u.lakh} ${u.rupees}`, words]) };
    }
    case 'q.rate':
      return { id, figure: pick(random, [`${script('16.08')}%`, `${script('16.08')} ${u.percent}`, `${script('16.08')}٪`]) };
    case 'q.months':
      return {
        id,
        figure: pick(random, [`${script('66')} ${u.months}`, `${script('5')} ${u.years} ${script('6')} ${u.months}`]),
      };
    case 'q.due': {
      const date = isoDate('2026-12-05');
      const long = locale === 'ur' ? formatDateUr(date) : '5 December 2026';
      return { id, figure: pick(random, [script(long), '2026-12-05', script('05/12/2026')]) };
    }
    case 'f.water':
      return { id, figure: pick(random, [`${script('62')} ${u.mm}`, `${numberToWords('62', locale)} ${u.mm}`]) };
    case 'f.pump':
      return { id, figure: `${script('7.5')} ${u.hours}` };
    case 'f.harvest':
      return { id, figure: `${script('13')} – ${script('25')} ${u.days}` };
  }
}

function arabicDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}

type Mutate = (slot: Slot, random: Random) => { readonly figure: string; readonly mark: string } | null;

const markOf = (id: string) => ` [f:${id}]`;
const swaps: readonly (readonly [RegExp, string])[] = [
  [/روپے/, 'ڈالر'],
  [/rupees|Rs/, 'USD'],
  [/ماہ/, 'ہفتے'],
  [/months/, 'weeks'],
  [/ملی میٹر/, 'سینٹی میٹر'],
  [/mm/, 'inches'],
  [/گھنٹے/, 'منٹ'],
  [/hours/, 'minutes'],
  [/دن/, 'ماہ'],
  [/days/, 'years'],
  [/فیصد/, 'گنا'],
  [/percent/, 'times'],
  [/[%٪]/, ' months'],
];
const scales: readonly (readonly [RegExp, string])[] = [
  [/لاکھ/, 'کروڑ'],
  [/lakh/, 'crore'],
  [/million/, 'billion'],
  [/ (?=روپے)/, ' ہزار '],
  [/ (?=rupees)/, ' thousand '],
];

function swapped(figure: string, table: readonly (readonly [RegExp, string])[]): string | null {
  const row = table.find(([from]) => from.test(figure));
  return row ? figure.replace(row[0], row[1]) : null;
}

/** Another digit in place of one; that of a date may make another day, or none. */
const otherDigit: Mutate = ({ id, figure }, random) => {
  const places = [...figure.matchAll(/[0-9۰-۹٠-٩]/g)];
  const place = places[Math.floor(random() * places.length)];
  if (!place) return null;
  const code = place[0].charCodeAt(0);
  const zero = code - (code & 0xf);
  const digit = (code - zero + 1 + Math.floor(random() * 9)) % 10;
  const figureNow = figure.slice(0, place.index) + String.fromCharCode(zero + digit) + figure.slice(place.index + 1);
  return { figure: figureNow, mark: markOf(id) };
};

export const mutations: Readonly<Record<string, Mutate>> = {
  digit: otherDigit,
  'one digit more': ({ id, figure }) => {
    const longer = figure.replace(/[0-9۰-۹٠-٩](?![0-9۰-۹٠-٩,.٬٫])/, (digit) => `${digit}1`);
    return longer === figure ? null : { figure: longer, mark: markOf(id) };
  },
  scale: ({ id, figure }) => withMark(id, swapped(figure, scales)),
  unit: ({ id, figure }) => withMark(id, swapped(figure, swaps)),
  month: ({ id, figure }) => {
    const later = figure
      .replace('دسمبر', 'نومبر')
      .replace('December', 'October')
      .replace('-12-', '-11-')
      .replace('/12/', '/10/');
    return later === figure ? null : { figure: later, mark: markOf(id) };
  },
  'no unit': ({ id, figure }) => {
    const bare = figure.replace(/^Rs |[ ]?(?:[%٪]|روپے|rupees|ملی میٹر|mm|گھنٹے|hours|فیصد|percent)$/g, '');
    return bare === figure ? null : { figure: bare, mark: markOf(id) };
  },
  'no citation': ({ figure }) => ({ figure, mark: '' }),
  'a citation of nothing': ({ figure }) => ({ figure, mark: ' [f:q.total]' }),
  'a citation of another fact': ({ figure }) => ({ figure, mark: ' [f:q.checks]' }),
  'a broken citation': ({ id, figure }) => ({ figure, mark: ` (f:${id})` }),
  'one more figure': ({ id, figure }, random) => ({
    figure: `${figure} + ${pick(random, ['۲۵٬۰۰۰', '25,000', 'Rs 12', 'پچیس ہزار', 'forty-two', '٪۳'])}`,
    mark: markOf(id),
  }),
  'a sign that is not seen': ({ id, figure }) => {
    const parted = figure.replace(/(?<=[0-9۰-۹٠-٩])(?=[0-9۰-۹٠-٩])/, '9\u200b');
    return parted === figure ? null : { figure: parted, mark: markOf(id) };
  },
};

function withMark(id: string, figure: string | null) {
  return figure === null ? null : { figure, mark: markOf(id) };
}

const frames = {
  ur: ['حساب سے یہ {} بنتا ہے', 'اس معاملے میں {} درج ہے', 'یہاں {} لکھا ہے'],
  en: ['It comes to {} here', 'The table says {} for this', 'You see {} there'],
} as const;

/** One sentence that holds, or, where a mutation is named that fits it, one that does not. */
export function sentence(random: Random, locale: NarrationLocale, mutation: string | null): Sentence {
  const whole = slot(random, locale);
  const changed = mutation === null ? null : (mutations[mutation]?.(whole, random) ?? null);
  const { figure, mark } = changed ?? { figure: whole.figure, mark: markOf(whole.id) };
  const text = pick(random, frames[locale]).replace('{}', figure) + mark + (locale === 'ur' ? '۔' : '.');
  return { text, mutation: changed === null ? null : mutation };
}

/** One sentence in the strict form; one that does not hold writes the figure itself, right or not. */
export function strictSentence(random: Random, locale: NarrationLocale, holds: boolean): Sentence {
  if (!holds) return { ...sentence(random, locale, null), mutation: 'raw' };
  const { id } = slot(random, locale);
  return { text: pick(random, frames[locale]).replace('{}', `{${id}}`) + (locale === 'ur' ? '۔' : '.'), mutation: null };
}
