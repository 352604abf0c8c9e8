import type { CitedPassage } from '../../wire/finding.ts';

/** The document, at the passage. */
export function citationPath({ documentId, start, end }: Pick<CitedPassage, 'documentId' | 'start' | 'end'>): string {
  return `/documents/${documentId}?from=${start}&to=${end}`;
}
