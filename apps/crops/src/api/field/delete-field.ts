import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { fieldIdSchema, fieldUuid } from './field-id.ts';
import { fieldNotFound } from './find-field.ts';

/** Takes a field off the list; `restoreField` brings it back. Deleting twice is no error. Fails with `FIELD_NOT_FOUND`. */
export const deleteField = organizationProcedure
  .meta({ whileUnpaid: true })
  .input(z.strictObject({ id: fieldIdSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const key = { orgId: ctx.orgId, id: fieldUuid(input.id) };
      const field = await tx.cropField.findUnique({ where: { orgId_id: key } });
      if (!field) throw fieldNotFound();
      // The column keeps itself up to date, and the place in the list shall stay.
      const { updatedAt } = field;
      await tx.cropField.updateMany({ where: { ...key, deletedAt: null }, data: { deletedAt: ctx.now(), updatedAt } });
      return { id: input.id };
    }),
  );
