import type { Tx } from '@repo/db';
import { conversationNotFound, keyOf, type Owner } from './find-conversation.ts';

/**
 * Changes a conversation of the owner, deleted or not; its place in the list stays.
 * @throws AppError `CONVERSATION_NOT_FOUND`
 */
export async function changeStored(
  tx: Tx,
  owner: Owner,
  id: string,
  change: { readonly title?: string; readonly deletedAt?: Date | null },
) {
  const stored = await tx.assistantConversation.findFirst({ where: keyOf(owner, id) });
  if (!stored) throw conversationNotFound();
  const changed = { ...stored, ...change };
  const { title, updatedAt, deletedAt } = changed;
  await tx.assistantConversation.updateMany({ where: keyOf(owner, id), data: { title, updatedAt, deletedAt } });
  return changed;
}
