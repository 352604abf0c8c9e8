import { publicId } from '@repo/db';
import { z } from 'zod';
import { mayRemoveFile } from '../../files/file-rights.ts';
import type { FileRow } from '../../files/files.ts';

export const fileView = z.object({
  /** "file_…" */
  id: z.string(),
  name: z.string(),
  /** Media type. */
  type: z.string(),
  bytes: z.number(),
  /** ISO instant. */
  createdAt: z.string(),
  /** Whether the person who asks may delete it. */
  removable: z.boolean(),
});

export type FileView = z.output<typeof fileView>;

export function viewOf(row: FileRow, person: Parameters<typeof mayRemoveFile>[0]): FileView {
  const { id, name, type, bytes, createdAt } = row;
  return {
    id: publicId('file', id),
    name,
    type,
    bytes: Number(bytes),
    createdAt: createdAt.toISOString(),
    removable: mayRemoveFile(person, row),
  };
}
