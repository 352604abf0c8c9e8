/** What the API shows of a document. */
import { publicId } from '@repo/db';
import { z } from 'zod';

export const documentFormat = z.enum(['text', 'markdown']);

export const documentRow = z.strictObject({
  /** "document_…" */
  id: z.string(),
  title: z.string(),
  format: documentFormat,
  /** ISO instant. */
  createdAt: z.string(),
});
export type DocumentRow = z.output<typeof documentRow>;

/** With the text as it was given: citations count its characters. */
export const documentView = documentRow.extend({ text: z.string() });
export type DocumentView = z.output<typeof documentView>;

interface DocumentColumns {
  readonly id: string;
  readonly title: string;
  readonly format: string;
  readonly createdAt: Date;
}

export function rowOf({ id, title, format, createdAt }: DocumentColumns): DocumentRow {
  return { id: publicId('document', id), title, format: documentFormat.parse(format), createdAt: createdAt.toISOString() };
}
