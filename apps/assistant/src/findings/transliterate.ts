import { language } from '@repo/urdu-text/language';
import { romanCandidates } from '@repo/urdu-text/roman';
import type { TransliterationFinding } from '../wire/finding.ts';
import { askedText, asksForUrduScript } from './asks.ts';

/** Reading a word takes about 2 ms. */
const mostWords = 200;

/** Whether a text is Roman Urdu, alone or with English words. */
export function isRomanUrdu(text: string): boolean {
  const found = language(text);
  return found === 'ur-Latn' || found === 'ur-Latn-en';
}

/**
 * The Urdu words for each Roman one. A sentence is not put together: which candidate is meant, a person says.
 * @returns null when there is no Latin word, or they are English
 */
export function transliterate(text: string): TransliterationFinding | null {
  const source = asksForUrduScript(text) ? askedText(text) : text;
  const found = language(source);
  if (found === 'en') return null;
  const words = (source.match(/(?<![\p{L}\p{M}\p{N}])[a-z']*[a-z](?![\p{L}\p{M}\p{N}])/giu) ?? []).slice(0, mostWords);
  if (words.length === 0) return null;
  const candidates = new Map(
    [...new Set(words)].map((word) => {
      const reading = romanCandidates(word, { language: found });
      return [word, reading.unknown ? [] : reading.candidates];
    }),
  );
  return { kind: 'transliteration', words: words.map((roman) => ({ roman, candidates: candidates.get(roman) ?? [] })) };
}
