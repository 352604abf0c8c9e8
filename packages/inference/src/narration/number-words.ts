/** Number words that stand alone, 0 to 100; sums with hundred, thousand, lakh or crore are read by `number-mentions`. */

import { lexicon } from '@repo/urdu-text/amount-lexicon';
import { type Decimal, decimal } from '@repo/urdu-text/decimal';

export interface NumberWord {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** It is an article or a pronoun as well, and a number only before a unit. */
  readonly weak: boolean;
}

const hundred = /^(?:سو|hundred)$/;
const weakOnes = /^(?:ایک|one)$/;

/** @param text comparable */
export function numberWords(text: string): readonly NumberWord[] {
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    word,
    value: meaningOf(word),
  }));
  const found: NumberWord[] = [];
  for (const [at, { value, word, start, end }] of words.entries()) {
    if (value === null || start < (found.at(-1)?.end ?? 0)) continue;
    const next = words[at + 1];
    const ones = joinsTo(value, next?.value ?? null) && /^[\s-]$/.test(text.slice(end, next?.start)) ? next : undefined;
    if (ones?.value) found.push({ start, end: ones.end, value: decimal(value.units + ones.value.units), weak: false });
    else found.push({ start, end, value, weak: weakOnes.test(word) });
  }
  return found;
}

/** twenty five, twenty-five */
function joinsTo(tens: EnglishDecimal, ones: EnglishDecimal | null): boolean {
  const isTens = tens.english && tens.scale === 0 && tens.units >= 20n && tens.units % 10n === 0n;
  return isTens && ones?.english === true && ones.scale === 0 && ones.units > 0n && ones.units < 10n;
}

interface EnglishDecimal extends Decimal {
  readonly english: boolean;
}

/** Of an Urdu or English word: Roman Urdu has "do", "no" and "the" of English among its numbers. */
function meaningOf(word: string): EnglishDecimal | null {
  if (hundred.test(word)) return { ...decimal(100n), english: false };
  const meaning = lexicon().get(word);
  const latin = /^\p{Script=Latin}/u.test(word);
  if (meaning?.kind === 'small' && (meaning.english || !latin)) return { ...decimal(meaning.value), english: meaning.english };
  if (meaning?.kind === 'quarters' && (!latin || word === 'half'))
    return { units: meaning.value * 25n, scale: 2, english: false };
  return null;
}
