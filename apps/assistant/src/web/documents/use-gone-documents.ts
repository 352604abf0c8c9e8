import { useQuery } from '@tanstack/react-query';
import type { CitedPassage } from '../../wire/finding.ts';
import { documentListQuery } from './document-queries.ts';

/** Of the documents that are cited, those that were deleted since. The list names every live one. */
export function useGoneDocuments(cited: readonly CitedPassage[]): readonly string[] {
  const { data } = useQuery(documentListQuery());
  if (!data) return [];
  const live = new Set(data.items.map(({ id }) => id));
  return [...new Set(cited.map(({ documentId }) => documentId))].filter((id) => !live.has(id));
}
