import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { longestTitle } from '../../wire/limits.ts';
import { isStorable } from '../storable-text.ts';
import { checkRoom, checkText } from './document-errors.ts';
import { type DocumentRow, documentFormat, documentRow, rowOf } from './document-view.ts';

const addInput = z.strictObject({
  /** Made by the client. */
  id: z.uuid(),
  title: z.string().trim().min(1).max(longestTitle).refine(isStorable),
  format: documentFormat,
  text: z.string(),
});
type AddInput = z.output<typeof addInput>;

/**
 * Adds a text to the documents that answers are looked for in, kept as it was given. The same request sent twice adds once.
 * Fails with `DOCUMENT_EMPTY`, `DOCUMENT_TOO_LONG`, `DOCUMENT_NOT_TEXT`, `DOCUMENTS_FULL` (conflict) or `ID_USED` (conflict).
 */
export const addDocument = organizationProcedure
  .input(addInput)
  .output(documentRow)
  .mutation(({ ctx, input }) => {
    checkText(input.text);
    return ctx.tenant(async (tx) => {
      const { orgId, userId } = ctx;
      const before = await alreadyAdded(tx, orgId, input);
      if (before) return before;
      await checkRoom(tx, orgId);
      const createdAt = ctx.now();
      const made = await tx.assistantDocument.createMany({
        data: [{ ...input, orgId, createdBy: userId, createdAt }],
        skipDuplicates: true,
      });
      // Of two requests at once the second is answered like the first.
      const row = made.count === 0 ? await alreadyAdded(tx, orgId, input) : rowOf({ ...input, createdAt });
      if (!row) throw new Error('The document is neither new nor there');
      return row;
    });
  });

/** The answer to a request that was carried out before; null when the id is new. @throws AppError `ID_USED` */
async function alreadyAdded(tx: Tx, orgId: string, { id, title, format, text }: AddInput): Promise<DocumentRow | null> {
  const stored = await tx.assistantDocument.findUnique({ where: { orgId_id: { orgId, id } } });
  if (!stored) return null;
  const isSame = stored.title === title && stored.format === format && stored.text === text && stored.deletedAt === null;
  if (!isSame) throw new AppError('ID_USED', { kind: 'conflict', messageKey: 'assistant.error.id-used' });
  return rowOf(stored);
}
