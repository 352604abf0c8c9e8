import type { Tx } from '@repo/db';
import type { Fact } from '@repo/facts';
import type { LocalizedText } from '@repo/vertical';

/** How many documents of the organization can be searched; null where it has none. */
export async function searchableDocumentsFigure(context: {
  orgId: string;
  tx: Tx;
}): Promise<{ fact: Fact; label: LocalizedText } | null> {
  const { orgId, tx } = context;
  const live = await tx.assistantDocument.count({ where: { orgId, deletedAt: null } });
  if (live === 0) return null;
  return {
    fact: {
      id: 'assistant.documents.searchable',
      value: String(live),
      unit: 'count',
      source: { kind: 'computed' },
      status: 'verified',
      inputs: [],
      formula: null,
    },
    label: { ur: 'دستاویزات جن میں تلاش ہو سکتی ہے', en: 'Documents that can be searched' },
  };
}
