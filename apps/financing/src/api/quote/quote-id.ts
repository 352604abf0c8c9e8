import { parsePublicId } from '@repo/db';
import { z } from 'zod';

/** A quote in the API: its public id ("quote_…"), or the fresh UUID under which a client saves it for the first time. */
export const quoteIdSchema = z.string().max(64);

/** @throws AppError `NOT_FOUND` when the text is neither */
export function quoteUuid(id: string): string {
  return z.uuid().safeParse(id).success ? id : parsePublicId('quote', id);
}
