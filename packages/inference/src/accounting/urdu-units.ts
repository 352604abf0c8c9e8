import { decimal, print, rounded } from './decimal.ts';

const places = 3;

/**
 * Tokens as thousands of characters of Urdu, so that a quota is as fair with one vocabulary as with another: 282 tokens of Gemma 4
 * and 677 of Qwen are both "1". To the nearest thousandth. Null where the fertility is not known, or zero.
 */
export function urduUnits(tokens: number, per1000: string | null): string | null {
  if (per1000 === null) return null;
  const { digits, scale } = decimal(per1000, 'The fertility of a card');
  if (digits === 0n) return null;
  return print(rounded({ digits: BigInt(tokens) * 10n ** BigInt(scale), scale: 0 }, digits, places), places);
}
