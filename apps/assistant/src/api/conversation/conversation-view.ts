/** What the API shows of a conversation. */
import { publicId } from '@repo/db';
import { z } from 'zod';
import { findingsSchema } from '../finding-schema.ts';

export const conversationRow = z.strictObject({
  /** "conversation_…" */
  id: z.string(),
  title: z.string(),
  /** ISO instant of the last question. */
  updatedAt: z.string(),
});
export type ConversationRow = z.output<typeof conversationRow>;

export const messageView = z.strictObject({
  /** "message_…" */
  id: z.string(),
  role: z.enum(['user', 'assistant']),
  /** What the person wrote; empty for an answer, which is its findings. */
  text: z.string(),
  /** Empty for a question. */
  findings: findingsSchema,
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

interface MessageColumns {
  readonly id: string;
  readonly role: string;
  readonly text: string;
  readonly findings: unknown;
  readonly createdAt: Date;
}

export function messageOf({ id, role, text, findings, createdAt }: MessageColumns): Message {
  return messageView.parse({ id: publicId('message', id), role, text, findings, createdAt: createdAt.toISOString() });
}
