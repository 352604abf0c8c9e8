import { parsePublicId } from '@repo/db';
import { z } from 'zod';

/** A thing in the API: its public id ("document_…"), or the fresh UUID under which a client makes it. */
export const idSchema = z.string().max(64);

/** @throws AppError `NOT_FOUND` when the text is neither a UUID nor a public id with the prefix */
export function uuidOf(prefix: 'conversation' | 'document' | 'message', id: string): string {
  return isUuid(id) ? id : parsePublicId(prefix, id);
}

export function isUuid(id: string): boolean {
  return z.uuid().safeParse(id).success;
}
