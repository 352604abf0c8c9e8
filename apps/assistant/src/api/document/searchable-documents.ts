/** Documents of an organization, ready to be searched. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { publicId, type Tx } from '@repo/db';
import { indexDocument, type SearchableDocument } from '../../findings/searchable-document.ts';
import { DocumentCache } from './document-cache.ts';

const cache = new DocumentCache();

/**
 * All live documents, the newest first. What the database says decides which; the process only keeps their indexes, because a
 * text never changes.
 */
export async function searchableDocuments(
  tenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>,
  orgId: string,
): Promise<SearchableDocument[]> {
  const { live, known, read } = await tenant(async (tx) => {
    const live = await tx.assistantDocument.findMany({
      where: { orgId, deletedAt: null },
      select: { id: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    const known = new Map(live.map(({ id }) => [id, cache.get(orgId, id)]));
    const unknown = live.flatMap(({ id }) => (known.get(id) ? [] : [id]));
    const read = await tx.assistantDocument.findMany({
      where: { orgId, id: { in: unknown } },
      select: { id: true, title: true, text: true },
    });
    return { live, known, read };
  });
  for (const { id, title, text } of read) {
    // A long text takes most of a second: others get their turn in between.
    await nextTurn();
    const document = indexDocument({ id: publicId('document', id), title, text });
    known.set(id, document);
    cache.put(orgId, id, document);
  }
  return live.flatMap(({ id }) => known.get(id) ?? []);
}

/** Leaves nothing of a deleted document in memory. */
export function forgetDocument(orgId: string, id: string): void {
  cache.forget(orgId, id);
}
