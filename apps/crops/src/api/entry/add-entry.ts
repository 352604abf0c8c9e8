import { AppError, type IsoDate, todayInKarachi } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { entryWindow } from '../../wire/entry-window.ts';
import type { FieldInputs } from '../../wire/inputs.ts';
import { dateColumn, dateOfColumn, dateText } from '../dates.ts';
import { fieldIdSchema, fieldUuid } from '../field/field-id.ts';
import { findField, touchField } from '../field/find-field.ts';
import { inputsSchema } from '../field/inputs-schema.ts';
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
 * Fails with `FIELD_NOT_FOUND`, `ENTRY_DATE_IN_FUTURE`, `ENTRY_BEFORE_SEASON`, `ENTRY_AFTER_SEASON`, or `ENTRY_TAKEN` (conflict) when
 * the id stands for another entry.
 */
export const addEntry = organizationProcedure
  .input(addInput)
  .output(entryView)
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const { orgId, userId } = ctx;
      const { id, kind, date, depth } = input;
      const fieldId = fieldUuid(input.fieldId);
      const { inputs } = await findField(tx, orgId, fieldId);
      const now = ctx.now();
      if (date > todayInKarachi(now)) {
        throw new AppError('ENTRY_DATE_IN_FUTURE', { messageKey: 'crops.error.entry-date-in-future', field: 'date' });
      }
      refuseOtherSeason(date, inputsSchema.parse(inputs));
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

/** Water of another crop, or a mistyped year, would be counted for this one. */
function refuseOtherSeason(date: IsoDate, inputs: FieldInputs): void {
  const { from, to } = entryWindow(inputs);
  if (date < from) {
    const params = { date, from, sowing: inputs.sowingDate };
    throw new AppError('ENTRY_BEFORE_SEASON', { messageKey: 'crops.error.entry-before-season', field: 'date', params });
  }
  if (to !== null && date > to) {
    throw new AppError('ENTRY_AFTER_SEASON', {
      messageKey: 'crops.error.entry-after-season',
      field: 'date',
      params: { date, to },
    });
  }
}
