import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { idSchema, uuidOf } from '../public-ids.ts';
import { documentNotFound } from './document-errors.ts';
import { forgetDocument } from './searchable-documents.ts';

/**
 * Takes a document away from the list and from every search; `restoreDocument` brings it back. Answers that quote it keep their
 * quote. Deleting twice is no error. Fails with `DOCUMENT_NOT_FOUND`.
 */
export const deleteDocument = organizationProcedure
  .meta({ whileUnpaid: true })
  .input(z.strictObject({ id: idSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(async ({ ctx, input }) => {
    const key = { orgId: ctx.orgId, id: uuidOf('document', input.id) };
    await ctx.tenant(async (tx) => {
      if ((await tx.assistantDocument.count({ where: key })) === 0) throw documentNotFound();
      await tx.assistantDocument.updateMany({ where: { ...key, deletedAt: null }, data: { deletedAt: ctx.now() } });
    });
    forgetDocument(key.orgId, key.id);
    return { id: input.id };
  });
