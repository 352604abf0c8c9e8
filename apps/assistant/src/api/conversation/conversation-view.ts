/** What the API shows of a conversation. */
import { publicId } from '@repo/db';
import { z } from 'zod';
import { findingsSchema } from '../finding-schema.ts';
import { limitView, readFailure } from '../writing/limit-failure.ts';
import { modelView, storedModel } from '../writing/model-view.ts';
import { spentView } from '../writing/spent-view.ts';

export const conversationRow = z.strictObject({
  /** "conversation_…" */
  id: z.string(),
  title: z.string(),
  /** ISO instant of the last question. */
  updatedAt: z.string(),
});
export type ConversationRow = z.output<typeof conversationRow>;

export const writtenStatus = z.enum(['writing', 'done', 'stopped', 'interrupted', 'failed']);

/** What a model wrote to a question. */
export const writtenView = z.strictObject({
  /** As it came, complete or not. */
  text: z.string(),
  /**
   * `stopped`: the member stopped it. `interrupted`: the process ended, or the model's server broke off in the middle. `failed`:
   * nothing usable came.
   */
  status: writtenStatus,
  /** Of one that failed or broke off: a code of InferenceError, `monthly_limit`, or `unreadable` for a reply without a word. */
  failure: z.string().nullable(),
  /** Of one that failed because the organization has used its tokens of the month (`monthly_limit`). */
  limit: limitView.nullable(),
  /** The model came to its limit of length. */
  cut: z.boolean(),
  model: modelView,
  /** What it took; null while it is written, where nothing was used, and of answers before this was kept. */
  spent: spentView.nullable(),
  /** Numbers of the text that stand in no source of the answer and in no question, as written there; known when it has ended. */
  unsupported: z.array(z.string()),
});

export const messageView = z.strictObject({
  /** "message_…" */
  id: z.string(),
  role: z.enum(['user', 'assistant']),
  /** What the person wrote; empty for an answer, which is its findings and what a model wrote. */
  text: z.string(),
  /** Empty for a question. */
  findings: findingsSchema,
  /** Null for a question, and where rules answered alone. */
  written: writtenView.nullable(),
  /** ISO instant. */
  createdAt: z.string(),
});
export type Message = z.output<typeof messageView>;

/** With all its messages, in order. */
export const conversationView = conversationRow.extend({ messages: z.array(messageView) });
export type ConversationView = z.output<typeof conversationView>;

/** A question with its answer, and the conversation that they stand in. */
export const exchange = z.strictObject({ conversation: conversationRow, question: messageView, answer: messageView });
export type Exchange = z.output<typeof exchange>;

export function rowOf({ id, title, updatedAt }: { id: string; title: string; updatedAt: Date }): ConversationRow {
  return { id: publicId('conversation', id), title, updatedAt: updatedAt.toISOString() };
}

export interface MessageColumns {
  readonly id: string;
  readonly role: string;
  readonly text: string;
  readonly findings: unknown;
  readonly createdAt: Date;
  readonly status: string | null;
  readonly failure: string | null;
  readonly cut: boolean;
  readonly model: unknown;
  readonly unsupported: readonly string[];
}

export function messageOf({ id, role, text, findings, createdAt, status, ...columns }: MessageColumns): Message {
  const { cut, unsupported } = columns;
  const { failure, limit } = readFailure(columns.failure);
  return messageView.parse({
    id: publicId('message', id),
    role,
    text: role === 'user' ? text : '',
    findings,
    written: status === null ? null : { text, status, failure, limit, cut, unsupported, ...modelAndSpent(columns.model) },
    createdAt: createdAt.toISOString(),
  });
}

function modelAndSpent(stored: unknown) {
  const { spent = null, ...model } = storedModel.parse(stored);
  return { model, spent };
}
