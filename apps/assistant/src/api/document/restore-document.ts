import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { idSchema, uuidOf } from '../public-ids.ts';
import { checkRoom, documentNotFound } from './document-errors.ts';

/** Brings a deleted document back. Restoring twice is no error. Fails with `DOCUMENT_NOT_FOUND` or `DOCUMENTS_FULL` (conflict). */
export const restoreDocument = organizationProcedure
  .input(z.strictObject({ id: idSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const key = { orgId: ctx.orgId, id: uuidOf('document', input.id) };
      const stored = await tx.assistantDocument.findFirst({ where: key, select: { deletedAt: true } });
      if (!stored) throw documentNotFound();
      if (stored.deletedAt === null) return { id: input.id };
      await checkRoom(tx, ctx.orgId);
      await tx.assistantDocument.updateMany({ where: key, data: { deletedAt: null } });
      return { id: input.id };
    }),
  );
