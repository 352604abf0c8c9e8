import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { fieldRow, rowOf } from './field-view.ts';

/** Every field of the organization, the one last changed, watered or given weather first. */
export const listFields = organizationProcedure
  .input(z.strictObject({}))
  .output(z.strictObject({ items: z.array(fieldRow) }))
  .query(({ ctx }) =>
    ctx.tenant(async (tx) => {
      const fields = await tx.cropField.findMany({
        where: { orgId: ctx.orgId, deletedAt: null },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      });
      return { items: fields.map(rowOf) };
    }),
  );
