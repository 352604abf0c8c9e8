import type { Tx } from '@repo/db';
import { endIfSilent } from '../writing/stored-run.ts';
import { type Message, messageOf } from './conversation-view.ts';
import { conversationNotFound, findConversation, type Owner } from './find-conversation.ts';

export interface AnswerPlace {
  /** UUID. */
  readonly conversationId: string;
  /** UUID of the message. */
  readonly id: string;
}

/** A message of an owner's conversation. @throws AppError `CONVERSATION_NOT_FOUND` */
export async function findMessage(tx: Tx, owner: Owner, { conversationId, id }: AnswerPlace) {
  await findConversation(tx, owner, conversationId);
  const message = await tx.assistantMessage.findFirst({ where: { orgId: owner.orgId, id, conversationId } });
  if (!message) throw conversationNotFound();
  return message;
}

/** The same as it is shown; where its writer has ended without a word, as interrupted. */
export async function findAnswer(tx: Tx, owner: Owner, place: AnswerPlace, now: Date): Promise<Message> {
  const message = await findMessage(tx, owner, place);
  return messageOf((await endIfSilent(tx, message, now)) ? await findMessage(tx, owner, place) : message);
}
