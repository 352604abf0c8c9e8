/**
 * Reads a sum of money in every way a Pakistani writes it: ۳۰٬۰۰٬۰۰۰, 30 lac, 3m, تیس لاکھ, ڈیڑھ کروڑ, Rs 1,50,000/-.
 * Loads with the number words; import it lazily.
 *
 * @example readAmount('ڈیڑھ کروڑ') // { ok: true, rupees: '15000000' }
 */
import { readTokens } from './amount-grammar.ts';
import { foldWord } from './amount-lexicon.ts';
import { tokenize } from './amount-tokens.ts';
import { type Decimal, print } from './decimal.ts';
import { toLatinDigits } from './digits.ts';

export type AmountReading =
  | { ok: true; rupees: string }
  | { ok: false; reason: 'unreadable' | 'too-precise' | 'negative' | 'empty' };

/**
 * Reads what a person typed into a money field.
 * @returns rupees as a plain decimal string, never negative, at most two decimals; or why not
 */
export function readAmount(text: string): AmountReading {
  const value = read(text);
  if (typeof value === 'string') return { ok: false, reason: value };
  if (value.scale > 2) return { ok: false, reason: 'too-precise' };
  if (value.units < 0n) return { ok: false, reason: 'negative' };
  return { ok: true, rupees: print(value) };
}

/**
 * Reads a sum, also a negative one, wherever money stands in text.
 * @returns rupees as a plain decimal string, or `null` when it is unreadable or finer than a paisa
 */
export function parseAmount(text: string): string | null {
  const value = read(text);
  return typeof value === 'string' || value.scale > 2 ? null : print(value);
}

const LONGEST = 200;

function read(text: string): Decimal | 'empty' | 'unreadable' {
  if (text.length > LONGEST) return 'unreadable';
  const plain = foldWord(toLatinDigits(text))
    .replace(/[،٬]/g, ',')
    // The full stop of an Urdu keyboard serves as decimal point.
    .replace(/(?<=\d)[۔٫](?=\d)/g, '.')
    .replace(/[\s\u200c]+/g, ' ')
    .trim()
    .replace(/ ?(?:\/[-=]|[-=]\/)$|[.۔]$/, '')
    .replace(
      /^(\D*?)(\d{1,3}(?: \d{2,3})* \d{3})(?![\d,])/,
      (_, before: string, digits: string) => before + digits.replaceAll(' ', ''),
    );
  const tokens = tokenize(plain);
  if (!tokens) return 'unreadable';
  if (tokens.every(({ kind }) => kind === 'rupee')) return 'empty';
  return readTokens(tokens) ?? 'unreadable';
}
