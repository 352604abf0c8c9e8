import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { sendingProcedure } from '@repo/server/trpc';
import { findingsSchema } from '../finding-schema.ts';
import { sourcesOf } from '../writing/answer-sources.ts';
import { modelOf } from '../writing/model-view.ts';
import { canBeWritten, noModel, type ReadyModel, readyModel } from '../writing/ready-model.ts';
import { answerUnderWay, begunRun, endIfSilent, isUnderWay } from '../writing/stored-run.ts';
import { beginWriting, type Writing } from '../writing/write-answer.ts';
import { answerInput, placeOf } from './answer-input.ts';
import { messageView } from './conversation-view.ts';
import { type AnswerPlace, findAnswer, findMessage } from './find-answer.ts';
import { lockConversation, type Owner } from './find-conversation.ts';

/**
 * Lets the model write the last answer of a conversation: anew where it was stopped, broke off or failed, or for the first time. An
 * answer that is done, and one to which a tool still needs something, stays as it is. Fails with `CONVERSATION_NOT_FOUND`,
 * `NOT_LAST_ANSWER`, `ANSWER_UNDER_WAY` or `NO_MODEL` (all but the first: conflict).
 */
export const writeConversation = sendingProcedure
  .input(answerInput)
  .output(messageView)
  .mutation(async ({ ctx, input }) => {
    const { tenant } = ctx;
    const place = placeOf(input);
    const ready = await readyModel(ctx.inference);
    const begun = await tenant((tx) => begin(tx, ctx, place, ready, ctx.now()));
    if (begun) beginWriting(ctx, begun);
    return tenant((tx) => findAnswer(tx, ctx, place, ctx.now()));
  });

/** @returns null when there is nothing to write */
async function begin(tx: Tx, owner: Owner, place: AnswerPlace, ready: ReadyModel | null, now: Date): Promise<Writing | null> {
  const { orgId, userId } = owner;
  await lockConversation(tx, owner, place.conversationId);
  const answer = await findMessage(tx, owner, place);
  const last = await tx.assistantMessage.findFirst({
    where: { orgId, conversationId: place.conversationId },
    orderBy: { position: 'desc' },
  });
  if (answer.role !== 'assistant' || last?.id !== answer.id) throw notLastAnswer();
  if (isUnderWay(answer, now)) throw answerUnderWay();
  await endIfSilent(tx, answer, now);
  if (answer.status === 'done' || !canBeWritten(findingsSchema.parse(answer.findings))) return null;
  if (!ready) throw noModel();
  const run = begunRun(modelOf(ready.model), now);
  await tx.assistantMessage.updateMany({ where: { orgId, id: answer.id }, data: run });
  return {
    orgId,
    userId,
    id: answer.id,
    runId: run.runId,
    former: answer.text,
    ...ready,
    sources: await sourcesOf(tx, answer),
  };
}

function notLastAnswer(): AppError {
  return new AppError('NOT_LAST_ANSWER', { kind: 'conflict', messageKey: 'assistant.error.not-last-answer' });
}
