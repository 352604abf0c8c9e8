/** Reads what a person typed into one field: exact values out, or a message that says what is wrong. Nothing is rounded or guessed. */
import { type Paisa, paisa, type Rate } from '@repo/facts';
import { readMoney } from '@repo/ui/money-field';
import { readRate } from '@repo/ui/rate-field';
import { parseNumber } from '@repo/urdu-text';
import { highestAmount, mostRateDecimals } from '../../../wire/limits.ts';
import type { CountKind, FieldKind, MoneyKind, RateKind, TextKind } from './field.ts';

/** A message key and its parameters. `missing`: nothing was typed yet, which is no mistake before the field was left. */
export interface FieldError {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  readonly missing: boolean;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: FieldError };

export const readable = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const wrong = (key: string, params: Record<string, string> = {}): Parsed<never> => ({
  ok: false,
  error: { key, params, missing: false },
});
export const missing = (key: string): Parsed<never> => ({ ok: false, error: { key, params: {}, missing: true } });

/** An empty optional amount is zero. */
export function parseMoney(text: string, kind: MoneyKind): Parsed<Paisa> {
  const reading = readMoney(text);
  if (reading.kind === 'empty') return kind.required ? missing('financing.error.amount-needed') : readable(paisa(0n));
  if (reading.kind === 'error') return wrong(`errors.${reading.code}`, { text });
  if (kind.positive && reading.paisa === 0n) return wrong('financing.error.amount-zero');
  if (reading.paisa > highestAmount) return wrong('financing.error.amount-too-large');
  return readable(reading.paisa);
}

/** Per cent as typed ("12.5", "۱۲٫۵٪") to an exact ratio ("0.125"). An empty optional rate is null. */
export function parseRate(text: string, kind: RateKind): Parsed<Rate | null> {
  const reading = readRate(text);
  if (reading.kind === 'empty') return kind.required ? missing('financing.error.rate-needed') : readable(null);
  if (reading.kind === 'error') return wrong('financing.error.rate-invalid', { text });
  const [whole = '', fraction = ''] = reading.rate.split('.');
  if (fraction.length > mostRateDecimals) return wrong('financing.error.rate-too-precise');
  if (whole.startsWith('-') || isAbove(whole, fraction, kind.max)) {
    return wrong('financing.error.rate-range', { max: String(kind.max) });
  }
  return readable(reading.rate);
}

/** Whether a ratio is above `max` per cent. */
function isAbove(whole: string, fraction: string, max: number): boolean {
  return BigInt(whole + fraction.padEnd(mostRateDecimals, '0')) > BigInt(max) * 10n ** BigInt(mostRateDecimals - 2);
}

export function parseCount(text: string, kind: CountKind): Parsed<number> {
  if (text.trim() === '') return kind.min === 0 ? readable(0) : missing('financing.error.count-needed');
  const digits = parseNumber(text);
  if (digits === null || !/^\d{1,6}$/.test(digits)) return wrong('financing.error.count-invalid', { text });
  const count = Number(digits);
  if (count < kind.min || count > kind.max) {
    return wrong('financing.error.count-range', { min: String(kind.min), max: String(kind.max) });
  }
  return readable(count);
}

export function parseText(text: string, kind: TextKind): Parsed<string> {
  const trimmed = text.trim();
  if (trimmed === '' && kind.required) return missing('financing.error.text-needed');
  if (trimmed.length > kind.maxLength) return wrong('financing.error.text-too-long', { max: String(kind.maxLength) });
  return readable(trimmed);
}

/** What is wrong with a text for a field of some kind, or null; of dates see `dateError`. */
export function textError(kind: Exclude<FieldKind, { type: 'date' }>, text: string): FieldError | null {
  const parsed = parse(kind, text);
  return parsed.ok ? null : parsed.error;
}

function parse(kind: Exclude<FieldKind, { type: 'date' }>, text: string): Parsed<unknown> {
  switch (kind.type) {
    case 'money':
      return parseMoney(text, kind);
    case 'rate':
      return parseRate(text, kind);
    case 'count':
      return parseCount(text, kind);
    case 'text':
      return parseText(text, kind);
    case 'choice':
      return kind.options.includes(text) ? readable(text) : missing('financing.error.choice-needed');
    case 'flag':
      return readable(text === 'yes');
  }
}
