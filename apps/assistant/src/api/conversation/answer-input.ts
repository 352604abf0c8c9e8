import { z } from 'zod';
import { idSchema, uuidOf } from '../public-ids.ts';
import type { AnswerPlace } from './find-answer.ts';

/** An answer of a conversation, by public ids. */
export const answerInput = z.strictObject({ conversationId: idSchema, messageId: idSchema });

/** @throws AppError `NOT_FOUND` when one of them is no id */
export function placeOf({ conversationId, messageId }: z.output<typeof answerInput>): AnswerPlace {
  return { conversationId: uuidOf('conversation', conversationId), id: uuidOf('message', messageId) };
}
