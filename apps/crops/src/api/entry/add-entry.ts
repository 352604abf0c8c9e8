import { AppError, todayInKarachi } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { dateColumn, dateOfColumn, dateText } from '../dates.ts';
import { fieldIdSchema, fieldUuid } from '../field/field-id.ts';
import { findField, touchField } from '../field/find-field.ts';
import { depthSchema, entryKind, entryOf, entryView } from './entry-view.ts';

const addInput = z.strictObject({
  /** A UUID that the client made. */
  id: z.uuid(),
  fieldId: fieldIdSchema,
  kind: entryKind,
  date: dateText,
  depth: depthSchema,
});

/**
 * Writes down water given or rain in the gauge. The same request sent twice records once.
 * Fails with `FIELD_NOT_FOUND`, `ENTRY_DATE_IN_FUTURE`, or `ENTRY_TAKEN` (conflict) when the id stands for another entry.
 */
export const addEntry = organizationProcedure
  .input(addInput)
  .output(entryView)
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const { orgId, userId } = ctx;
      const { id, kind, date, depth } = input;
      const fieldId = fieldUuid(input.fieldId);
      await findField(tx, orgId, fieldId);
      const now = ctx.now();
      if (date > todayInKarachi(now)) {
        throw new AppError('ENTRY_DATE_IN_FUTURE', { messageKey: 'crops.error.entry-date-in-future', field: 'date' });
      }
      const made = await tx.cropEntry.createMany({
        data: [{ orgId, id, fieldId, kind, date: dateColumn(date), depth, createdBy: userId, createdAt: now }],
        skipDuplicates: true,
      });
      if (made.count === 1) await touchField(tx, orgId, fieldId, now);
      const stored = await tx.cropEntry.findUniqueOrThrow({ where: { orgId_id: { orgId, id } } });
      const isSame =
        stored.fieldId === fieldId && stored.kind === kind && stored.depth === depth && dateOfColumn(stored.date) === date;
      if (!isSame) throw new AppError('ENTRY_TAKEN', { kind: 'conflict', messageKey: 'crops.error.entry-taken' });
      return entryOf(stored);
    }),
  );
