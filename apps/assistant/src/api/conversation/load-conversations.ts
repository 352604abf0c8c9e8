import type { Tx } from '@repo/db';
import { searchKey } from '@repo/urdu-text/search-key';
import type { Owner } from './find-conversation.ts';
import type { ListPosition } from './list-cursor.ts';

export interface Conversation {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: Date;
}

interface Page {
  readonly after: ListPosition | null;
  readonly take: number;
}

/** Conversations of an owner that are not deleted, the one asked in last first. */
export function loadConversations(tx: Tx, { orgId, userId }: Owner, { after, take }: Page): Promise<Conversation[]> {
  return tx.assistantConversation.findMany({
    where: {
      orgId,
      memberId: userId,
      deletedAt: null,
      ...(after && { OR: [{ updatedAt: { lt: after.updatedAt } }, { updatedAt: after.updatedAt, id: { lt: after.id } }] }),
    },
    select: { id: true, title: true, updatedAt: true },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take,
  });
}

/** Conversations that are read at once while searching: keys are compared here, no column holds them. */
const batchSize = 100;

/** Those whose title or questions hold the search, compared by search key: زکوٰۃ finds زکوۃ. */
export async function searchConversations(
  tx: Tx,
  owner: Owner,
  { after, take, search }: Page & { readonly search: string },
): Promise<Conversation[]> {
  const wanted = searchKey(search);
  const found: Conversation[] = [];
  let position = after;
  for (;;) {
    const batch = await loadConversations(tx, owner, { after: position, take: batchSize });
    const texts = await questionsOf(tx, owner.orgId, batch);
    found.push(
      ...batch.filter(({ id, title }) => [title, ...(texts.get(id) ?? [])].some((text) => searchKey(text).includes(wanted))),
    );
    position = batch.at(-1) ?? null;
    if (found.length >= take || batch.length < batchSize) return found.slice(0, take);
  }
}

async function questionsOf(
  tx: Tx,
  orgId: string,
  conversations: readonly Conversation[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.assistantMessage.findMany({
    where: { orgId, conversationId: { in: conversations.map(({ id }) => id) }, role: 'user' },
    select: { conversationId: true, text: true },
  });
  const texts = new Map<string, string[]>();
  for (const { conversationId, text } of rows) texts.set(conversationId, [...(texts.get(conversationId) ?? []), text]);
  return texts;
}
