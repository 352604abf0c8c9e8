import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';

/** Whose conversations are looked at: a colleague's are not there. */
export interface Owner {
  readonly orgId: string;
  readonly userId: string;
}

/** The keys of an owner's conversation. The column of the member holds the user: one has one membership in an organization. */
export function keyOf({ orgId, userId }: Owner, id: string) {
  return { orgId, id, memberId: userId };
}

/** A conversation of the owner that is not deleted. @throws AppError `CONVERSATION_NOT_FOUND` */
export async function findConversation(tx: Tx, owner: Owner, id: string) {
  const conversation = await tx.assistantConversation.findFirst({ where: { ...keyOf(owner, id), deletedAt: null } });
  if (!conversation) throw conversationNotFound();
  return conversation;
}

/**
 * Makes whatever else changes the messages of a conversation wait until this transaction has ended.
 * @throws AppError `CONVERSATION_NOT_FOUND`
 */
export async function lockConversation(tx: Tx, owner: Owner, id: string): Promise<void> {
  const where = { ...keyOf(owner, id), deletedAt: null };
  // An update that changes nothing locks the row; its place in the list stays.
  const { count } = await tx.assistantConversation.updateMany({ where, data: { deletedAt: null } });
  if (count === 0) throw conversationNotFound();
}

export function conversationNotFound(): AppError {
  return new AppError('CONVERSATION_NOT_FOUND', {
    kind: 'not-found',
    messageKey: 'assistant.error.conversation-not-found',
  });
}
