/** Units of facts as texts name them, and what one of another unit makes. */
import { decimal } from '@repo/urdu-text/decimal';

/** Of a fact; one that no fact has is `other` with its word. */
export type Unit = 'paisa' | 'ratio' | 'months' | 'days' | 'hours' | 'mm' | 'celsius' | 'none' | 'fraction' | `other ${string}`;

/** `num / den`, with `den` above zero. */
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}

export interface UnitWord {
  readonly unit: Unit;
  /** How many of the unit it is. */
  readonly size: Ratio;
}

export interface Quantity {
  readonly value: Ratio;
  readonly unit: Unit;
}

const is = (unit: Unit, num = 1n, den = 1n): UnitWord => ({ unit, size: { num, den } });

/** Words after a number, folded. */
const words: readonly (readonly [UnitWord, string])[] = [
  [is('paisa', 100n), 'روپے|روپیہ|روپیے|روپئے|روپوں|rupees?|rs\\.?|pkr|₨'],
  [is('paisa'), 'پیسے|پیسہ|پیسوں|paisas?'],
  [is('ratio', 1n, 100n), 'فیصد|فی صد|percent|per cent|pct|%'],
  [is('months'), 'ماہ|مہینے|مہینہ|مہینوں|months?|mos?'],
  [is('months', 12n), 'سال|سالوں|برس|years?|yrs?'],
  [is('days'), 'دن|دنوں|روز|days?'],
  [is('days', 7n), 'ہفتے|ہفتہ|ہفتوں|weeks?'],
  [is('hours'), 'گھنٹے|گھنٹہ|گھنٹوں|hours?|hrs?'],
  [is('hours', 1n, 60n), 'منٹ|منٹوں|minutes?|mins?'],
  [is('mm'), 'ملی میٹر|mm|millimet(?:re|er)s?'],
  [is('mm', 10n), 'سینٹی میٹر|سنٹی میٹر|cm|centimet(?:re|er)s?'],
  [is('mm', 254n, 10n), 'انچ|inch(?:es)?'],
  [is('celsius'), 'ڈگری سینٹی گریڈ|ڈگری|سینٹی گریڈ|°\\s?c|degrees? celsius|degrees?|celsius'],
];

/** Units that no fact has, so that a number with one of them equals none; scale signs that stand apart from their digits are some. */
const foreign =
  'کلو گرام|کلوگرام|کلو|گرام|من|ٹن|ایکڑ|کنال|مرلہ|مرلے|لیٹر|کلومیٹر|کلو میٹر|میٹر|فٹ|ڈالر|یورو|پاؤنڈ|درہم|ریال|گنا|گنے|نیل|پدم|' +
  'dollars?|usd|eur|euros?|gbp|aed|sar|dirhams?|riyals?|[$€£¥]|kgs?|kilograms?|kilos?|grams?|tons?|tonnes?|acres?|hectares?|kanals?|' +
  'marlas?|lit(?:re|er)s?|kms?|kilomet(?:re|er)s?|met(?:re|er)s?|ft|feet|foot|times|fold|x|bps|basis points?|points?|°\\s?f|‰|' +
  'k|m|mn|mln|l|cr|b|bn|bln|dozens?|درجن';

/** A word ends where its letters do, a sign at once. */
const whole = '(?:(?<=[%₨$€£¥‰])|(?![\\p{L}\\p{M}]))';
const after = words.map(([unit, forms]) => [unit, new RegExp(`^[\\s\\u200c-]{0,2}(?:${forms})${whole}`, 'u')] as const);
/** What is written on to the digits is one word with them: 60x. */
const otherAfter = new RegExp(`^[\\s\\u200c-]{0,2}(?:${foreign})${whole}|^[\\p{L}\\p{M}]+`, 'u');

/** @param rest comparable text behind a number */
export function unitAfter(rest: string): UnitWord | null {
  const near = rest.slice(0, 32);
  const known = after.find(([, form]) => form.test(near));
  if (known) return known[0];
  const word = otherAfter.exec(near)?.[0];
  return word === undefined ? null : is(`other ${word.trim()}`);
}

/** @param head comparable text before a number */
export function unitBefore(head: string): UnitWord | null {
  const near = head.slice(-8);
  if (/(?<!\p{L})(?:rs\.?|pkr|₨) ?[-−]?$/u.test(near)) return is('paisa', 100n);
  if (/% ?$/.test(near)) return is('ratio', 1n, 100n);
  const sign = /(?:[$€£¥]|(?<!\p{L})(?:usd|us|eur|gbp|aed|sar)) ?$/u.exec(near)?.[0];
  return sign === undefined ? null : is(`other ${sign.trim()}`);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.num, den: a.den * b.den };
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

export function negated({ num, den }: Ratio): Ratio {
  return { num: -num, den };
}

/** Below zero, zero or above, as `a − b` is. */
export function compare(a: Ratio, b: Ratio): bigint {
  return a.num * b.den - b.num * a.den;
}

/** Of a decimal or a quotient of decimals; null for any other text. */
export function ratioOf(text: string): Ratio | null {
  if (!/^-?\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)?$/.test(text)) return null;
  const [above = '0', below = '1'] = text.split('/');
  const [top, bottom] = [decimal(above), decimal(below)];
  if (bottom.units === 0n) return null;
  return { num: top.units * 10n ** BigInt(bottom.scale), den: bottom.units * 10n ** BigInt(top.scale) };
}
