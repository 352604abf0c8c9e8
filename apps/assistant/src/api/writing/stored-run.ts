/** A text that a model writes, as its message stores it. Whatever is stored names the run: of an older one nothing is taken. */
import { newId, type Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import type { z } from 'zod';
import { unsupportedNumbers } from '../../writing/unsupported-numbers.ts';
import { sourcesOf } from './answer-sources.ts';
import { type AnswerKey, liveRun } from './live-runs.ts';
import type { ModelView, storedModel } from './model-view.ts';
import { silentFor } from './pace.ts';

export interface RunKey extends AnswerKey {
  readonly runId: string;
}

export interface RunEnding {
  readonly status: 'done' | 'stopped' | 'interrupted' | 'failed';
  readonly failure: string | null;
  readonly cut: boolean;
}

/** An answer as its row holds it, as far as writing is concerned. */
interface StoredAnswer {
  readonly orgId: string;
  readonly id: string;
  readonly conversationId: string;
  readonly position: number;
  readonly text: string;
  readonly status: string | null;
  readonly runId: string | null;
  readonly heartbeat: Date | null;
}

/** The columns of an answer that a model begins to write. */
export function begunRun(model: ModelView, now: Date) {
  return {
    text: '',
    status: 'writing',
    runId: newId(),
    model: { ...model },
    failure: null,
    cut: false,
    unsupported: [],
    heartbeat: now,
  };
}

/** Stores the text so far, with a sign of life. @returns false when the run is no longer the one that writes */
export async function saveRun(tx: Tx, { orgId, id, runId }: RunKey, text: string, now: Date): Promise<boolean> {
  const { count } = await tx.assistantMessage.updateMany({
    where: { orgId, id, runId, status: 'writing' },
    data: { text, heartbeat: now },
  });
  return count > 0;
}

/** Stores how a run ended; nothing when it is no longer the one that writes. */
export async function storeEnding(
  tx: Tx,
  { orgId, id, runId }: RunKey,
  ending: RunEnding & {
    readonly text: string;
    readonly unsupported: readonly string[];
    readonly model?: z.output<typeof storedModel>;
  },
): Promise<void> {
  const { text, status, failure, cut, unsupported, model } = ending;
  await tx.assistantMessage.updateMany({
    where: { orgId, id, runId, status: 'writing' },
    data: { text, status, failure, cut, unsupported: [...unsupported], ...(model && { model }) },
  });
}

/** Ends what another process writes, with the text that it stored last. */
export async function endElsewhere(tx: Tx, answer: StoredAnswer, status: 'stopped' | 'interrupted'): Promise<void> {
  const { orgId, id, runId, text } = answer;
  if (runId === null) return;
  const unsupported = unsupportedNumbers(text, (await sourcesOf(tx, answer)).numbers);
  await storeEnding(tx, { orgId, id, runId }, { status, failure: null, cut: false, text, unsupported });
}

/** Whether it is being written now: not, where the one who wrote has given no sign of life. */
export function isUnderWay(answer: StoredAnswer, now: Date): boolean {
  if (answer.status !== 'writing') return false;
  if (liveRun(answer)) return true;
  return answer.heartbeat !== null && now.getTime() - answer.heartbeat.getTime() <= silentFor;
}

/** Turns an answer whose writer has ended without a word into an interrupted one. @returns whether it did */
export async function endIfSilent(tx: Tx, answer: StoredAnswer, now: Date): Promise<boolean> {
  if (answer.status !== 'writing' || isUnderWay(answer, now)) return false;
  await endElsewhere(tx, answer, 'interrupted');
  return true;
}

export function answerUnderWay(): AppError {
  return new AppError('ANSWER_UNDER_WAY', { kind: 'conflict', messageKey: 'assistant.error.answer-under-way' });
}
