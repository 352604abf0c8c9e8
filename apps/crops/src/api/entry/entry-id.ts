import { parsePublicId } from '@repo/db';
import { z } from 'zod';

/** An entry in the API: its public id ("entry_…"), or the UUID under which a client added it. */
export const entryIdSchema = z.string().max(64);

/** @throws AppError `NOT_FOUND` when the text is neither */
export function entryUuid(id: string): string {
  return z.uuid().safeParse(id).success ? id : parsePublicId('entry', id);
}
