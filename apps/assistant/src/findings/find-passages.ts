import { language } from '@repo/urdu-text/language';
import type { FoundPassage } from '@repo/urdu-text/passages';
import type { CitedPassage, PassagesFinding } from '../wire/finding.ts';
import { leastCoverage, mostPassages } from '../wire/limits.ts';
import type { SearchableDocument } from './searchable-document.ts';

/**
 * The passages that have at least half of the question's content words, in any spelling of Urdu or in Roman Urdu. Those with more
 * of them come first: scores of two documents cannot be compared, so the score decides within equal coverage only.
 */
export function findPassages(query: string, documents: readonly SearchableDocument[]): PassagesFinding | null {
  if (isSmallTalk(query)) return null;
  const options = { limit: mostPassages * 4, bySound: language(query) !== 'en' };
  const found = documents
    .flatMap((document) => document.index.find(query, options).map((passage) => ({ document, passage })))
    .filter(({ document, passage }) => passage.coverage >= leastCoverage && !isHeading(document.text, passage))
    .sort((a, b) => b.passage.coverage - a.passage.coverage || b.passage.score - a.passage.score)
    .slice(0, mostPassages);
  if (found.length === 0) return null;
  return { kind: 'passages', query, passages: found.map(({ document, passage }) => cite(document, passage)) };
}

const smallTalk =
  /^(?:hello|hi|hey|salam|salaam|assalam|o|alaikum|thanks|thank|you|ok|okay|good|morning|evening|bye|test|yes|no|[\s.,!?])*$/iu;

/** A greeting asks for nothing, and would sound like some word of any document. */
function isSmallTalk(query: string): boolean {
  return query.trim() !== '' && smallTalk.test(query);
}

/** The heading of a Markdown text announces an answer and is none. */
function isHeading(text: string, { start, end }: FoundPassage): boolean {
  return /^#{1,6} .*$/.test(text.slice(start, end));
}

function cite({ id, title, text }: SearchableDocument, { start, end, highlights, coverage }: FoundPassage): CitedPassage {
  return { documentId: id, title, start, end, text: text.slice(start, end), highlights: [...highlights], coverage };
}
