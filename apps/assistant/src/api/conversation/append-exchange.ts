import { newId, type Tx } from '@repo/db';
import type { Prisma } from '@repo/db/client';
import { AppError } from '@repo/facts';
import { find, replaceFinds } from '@repo/inference/redaction';
import type { Finding } from '../../wire/finding.ts';
import { titleFromQuestion } from '../../wire/limits.ts';
import { sourcesOf } from '../writing/answer-sources.ts';
import { modelOf } from '../writing/model-view.ts';
import { canBeWritten, type ReadyModel } from '../writing/ready-model.ts';
import { answerUnderWay, begunRun, endIfSilent, isUnderWay } from '../writing/stored-run.ts';
import type { Writing } from '../writing/write-answer.ts';
import { type Exchange, messageOf, rowOf } from './conversation-view.ts';
import { conversationNotFound, keyOf, type Owner } from './find-conversation.ts';

export interface Question {
  readonly conversationId: string;
  /** UUID that the client made: the same question sent twice is asked once. */
  readonly id: string;
  readonly text: string;
}

export interface Found {
  readonly findings: readonly Finding[];
  readonly begins: boolean;
  readonly now: Date;
  /** UUID of the answer; a new one unless it must be the same each time. */
  readonly answerId?: string;
  /** Writes the answer, where there is one: it is stored as begun. */
  readonly ready?: ReadyModel | null;
}

export interface Appended {
  readonly exchange: Exchange;
  /** What is to be written when the transaction has ended; null without a model, and where the question was asked before. */
  readonly writing: Writing | null;
}

/**
 * Stores a question with what was found for it, at the end of its conversation.
 * @param begins whether the conversation is made when it is not there
 * @throws AppError `CONVERSATION_NOT_FOUND`, `CONVERSATION_DELETED`, `ID_USED` or `ANSWER_UNDER_WAY` (all but the first: conflict)
 */
export async function appendExchange(
  tx: Tx,
  owner: Owner,
  question: Question,
  { findings, begins, now, answerId = newId(), ready = null }: Found,
): Promise<Appended> {
  const { conversationId, id, text } = question;
  const { orgId } = owner;
  const key = keyOf(owner, conversationId);
  if (begins) {
    await tx.assistantConversation.createMany({
      data: [{ ...key, title: titleOf(text), createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    });
  }
  // The update locks the conversation, so that two questions at once follow each other.
  const moved = await tx.assistantConversation.updateMany({ where: { ...key, deletedAt: null }, data: { updatedAt: now } });
  if (moved.count === 0) throw await missing(tx, owner, conversationId);
  const answered = await findExchange(tx, owner, question);
  if (answered) return { exchange: answered, writing: null };
  const last = await tx.assistantMessage.findFirst({ where: { orgId, conversationId }, orderBy: { position: 'desc' } });
  if (last && isUnderWay(last, now)) throw answerUnderWay();
  if (last) await endIfSilent(tx, last, now);
  const position = (last?.position ?? 0) + 1;
  const shared = { orgId, conversationId, createdAt: now };
  const answer = { ...shared, id: answerId, position: position + 1, role: 'assistant', text: '', findings: toJson(findings) };
  const run = ready && canBeWritten(findings) ? begunRun(modelOf(ready.model), now) : null;
  await tx.assistantMessage.createMany({
    data: [
      { ...shared, id, position, role: 'user', text, findings: [] },
      { ...answer, ...run },
    ],
  });
  const made = await findExchange(tx, owner, question);
  if (!made) throw new Error('The exchange that was stored just now is not there');
  const writing = ready &&
    run && { ...owner, id: answer.id, runId: run.runId, former: '', ...ready, sources: await sourcesOf(tx, answer) };
  return { exchange: made, writing };
}

/**
 * A question that was answered before; null when its id is new.
 * @throws AppError `ID_USED` when another question has its id, `CONVERSATION_DELETED`
 */
export async function findExchange(tx: Tx, owner: Owner, { conversationId, id, text }: Question): Promise<Exchange | null> {
  const { orgId } = owner;
  const asked = await tx.assistantMessage.findUnique({ where: { orgId_id: { orgId, id } }, include: { conversation: true } });
  if (!asked) return null;
  const { conversation, position } = asked;
  const isSame = asked.conversationId === conversationId && conversation.memberId === owner.userId && asked.text === text;
  if (!isSame) throw new AppError('ID_USED', { kind: 'conflict', messageKey: 'assistant.error.id-used' });
  if (conversation.deletedAt) throw conversationDeleted();
  const answer = await tx.assistantMessage.findUniqueOrThrow({
    where: { orgId_conversationId_position: { orgId, conversationId, position: position + 1 } },
  });
  return { conversation: rowOf(conversation), question: messageOf(asked), answer: messageOf(answer) };
}

async function missing(tx: Tx, owner: Owner, conversationId: string): Promise<AppError> {
  const isDeleted = (await tx.assistantConversation.count({ where: keyOf(owner, conversationId) })) > 0;
  return isDeleted ? conversationDeleted() : conversationNotFound();
}

function conversationDeleted(): AppError {
  return new AppError('CONVERSATION_DELETED', { kind: 'conflict', messageKey: 'assistant.error.conversation-deleted' });
}

/** The first characters of the question, on one line, none cut in half; a list of titles is no place for a number of somebody. */
function titleOf(question: string): string {
  const characters = [
    ...replaceFinds(question, find(question), () => '…')
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return characters.slice(0, titleFromQuestion).join('').trim();
}

/** Plain JSON: absent values left out. */
function toJson(findings: readonly Finding[]): Prisma.InputJsonArray {
  return JSON.parse(JSON.stringify(findings));
}
