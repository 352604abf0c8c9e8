import { parseNumber } from '@repo/urdu-text/numbers';

/** How a count field reads its text. */
export type CountReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'read'; readonly count: number }
  | { readonly kind: 'error'; readonly code: 'COUNT_INVALID' | 'COUNT_OUT_OF_RANGE' };

/** Reads a whole number between `min` and `max`, digits of any script. */
export function readCount(text: string, min: number, max: number): CountReading {
  if (text.trim() === '') return { kind: 'empty' };
  const number = parseNumber(text);
  if (number === null || !/^[+-]?\d{1,15}$/.test(number)) return { kind: 'error', code: 'COUNT_INVALID' };
  const count = Number(number);
  return count < min || count > max ? { kind: 'error', code: 'COUNT_OUT_OF_RANGE' } : { kind: 'read', count };
}
