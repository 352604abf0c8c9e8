import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { fieldIdSchema, fieldUuid } from './field-id.ts';
import { fieldNotFound } from './find-field.ts';

/** Brings a deleted field back, as it was. Restoring twice is no error. Fails with `FIELD_NOT_FOUND`. */
export const restoreField = organizationProcedure
  .input(z.strictObject({ id: fieldIdSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const key = { orgId: ctx.orgId, id: fieldUuid(input.id) };
      const field = await tx.cropField.findUnique({ where: { orgId_id: key } });
      if (!field) throw fieldNotFound();
      const { updatedAt } = field;
      await tx.cropField.update({ where: { orgId_id: key }, data: { deletedAt: null, updatedAt } });
      return { id: input.id };
    }),
  );
