import { AppError } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { touchField } from '../field/find-field.ts';
import { entryIdSchema, entryUuid } from './entry-id.ts';
import { entryOf, entryView } from './entry-view.ts';

/** Takes an entry out of the balance; it stays on record. Withdrawing twice is no error. Fails with `ENTRY_NOT_FOUND`. */
export const withdrawEntry = organizationProcedure
  .meta({ whileUnpaid: true })
  .input(z.strictObject({ id: entryIdSchema }))
  .output(entryView)
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const { orgId } = ctx;
      const id = entryUuid(input.id);
      const now = ctx.now();
      const withdrawn = await tx.cropEntry.updateMany({ where: { orgId, id, deletedAt: null }, data: { deletedAt: now } });
      const entry = await tx.cropEntry.findUnique({ where: { orgId_id: { orgId, id } } });
      if (!entry) throw new AppError('ENTRY_NOT_FOUND', { kind: 'not-found', messageKey: 'crops.error.entry-not-found' });
      if (withdrawn.count === 1) await touchField(tx, orgId, entry.fieldId, now);
      return entryOf(entry);
    }),
  );
