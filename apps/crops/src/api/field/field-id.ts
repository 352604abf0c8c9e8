import { parsePublicId } from '@repo/db';
import { z } from 'zod';

/** A field in the API: its public id ("field_…"), or the fresh UUID under which a client saves it for the first time. */
export const fieldIdSchema = z.string().max(64);

export function isUuid(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

/** @throws AppError `NOT_FOUND` when the text is neither */
export function fieldUuid(id: string): string {
  return isUuid(id) ? id : parsePublicId('field', id);
}
