import { language } from '@repo/urdu-text/language';
import type { Finding, IncompleteToolFinding, ToolFinding, TriedKind } from '../wire/finding.ts';
import { asksForUrduScript } from './asks.ts';
import { findAmounts } from './find-amounts.ts';
import { findDates } from './find-dates.ts';
import { findPassages } from './find-passages.ts';
import type { SearchableDocument } from './searchable-document.ts';
import { isRomanUrdu, transliterate } from './transliterate.ts';

export interface FindingSources {
  readonly documents: readonly SearchableDocument[];
  /** What tools answered; null where no vertical offers one. */
  readonly ofTools: readonly (ToolFinding | IncompleteToolFinding)[] | null;
}

/**
 * Everything that rules find for a message, what is worked out before what is cited. Never empty: `nothing` says what was tried.
 * @param text a message of at most 4,000 characters in Urdu, Roman Urdu or English
 */
export function find(text: string, { documents, ofTools }: FindingSources): readonly Finding[] {
  // Who wants a text in Urdu script asks nothing of the documents.
  const passages = asksForUrduScript(text) ? null : findPassages(text, documents);
  const found: Finding[] = [...(ofTools ?? []), ...findAmounts(text), ...findDates(text), ...(passages ? [passages] : [])];
  if (asksForUrduScript(text) || (found.length === 0 && isRomanUrdu(text))) {
    const words = transliterate(text);
    if (words) return [...found, words];
  }
  if (found.length > 0) return found;
  const tried: TriedKind[] = [
    ...(ofTools ? (['tool'] as const) : []),
    'amount',
    'date',
    ...(documents.length > 0 ? (['passages'] as const) : []),
    'transliteration',
  ];
  return [{ kind: 'nothing', tried, ...(language(text) === 'en' ? { english: true } : {}) }];
}
