/** Urdu alphabetical order. */
import { foldLetters } from './letters.ts';

export interface CollatorOptions {
  /** `base` also takes words that differ by vowel marks, joiners or digit script for equal. */
  sensitivity?: 'base' | 'variant';
  /** Orders numbers inside text by value. */
  numeric?: boolean;
}

/**
 * Compares as an Urdu dictionary does; Latin names sort after Urdu ones.
 * @example names.sort(collator().compare)
 */
export function collator(options: CollatorOptions = {}): { compare(a: string, b: string): number } {
  const urdu = new Intl.Collator('ur', { sensitivity: options.sensitivity ?? 'variant', numeric: options.numeric ?? false });
  return { compare: (a, b) => urdu.compare(foldLetters(a), foldLetters(b)) };
}
