import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import type { FieldInputs } from '../../wire/inputs.ts';
import { sameCell } from '../open-meteo/grid-cell.ts';
import { gridKinds } from '../weather/weather-view.ts';
import { fieldIdSchema, fieldUuid, isUuid } from './field-id.ts';
import { fieldRow, rowOf, titleSchema } from './field-view.ts';
import { fieldNotFound } from './find-field.ts';
import { inputsSchema } from './inputs-schema.ts';

const saveInput = z.strictObject({
  /** A UUID that the client made for a new field; either that or the public id afterwards. */
  id: fieldIdSchema,
  title: titleSchema,
  inputs: inputsSchema,
});

/**
 * Saves a field; again with the same id replaces title and inputs. Weather that a grid gave for another place is taken away.
 * Fails with `FIELD_DELETED` (conflict), or `FIELD_NOT_FOUND` for a public id that the organization does not have.
 */
export const saveField = organizationProcedure
  .input(saveInput)
  .output(fieldRow)
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const { orgId, userId } = ctx;
      const { title, inputs } = input;
      const id = fieldUuid(input.id);
      const now = ctx.now();
      const values = { title, inputs: { ...inputs, place: { ...inputs.place } }, crop: inputs.crop, updatedAt: now };
      if (isUuid(input.id)) {
        const made = await tx.cropField.createMany({
          data: [{ orgId, id, ...values, createdBy: userId, createdAt: now }],
          skipDuplicates: true,
        });
        if (made.count === 1) return rowOf({ id, ...values });
      }
      const before = await tx.cropField.findUnique({ where: { orgId_id: { orgId, id } } });
      if (!before) throw fieldNotFound();
      if (before.deletedAt) {
        throw new AppError('FIELD_DELETED', { kind: 'conflict', messageKey: 'crops.error.field-deleted' });
      }
      await tx.cropField.update({ where: { orgId_id: { orgId, id } }, data: values });
      await forgetOtherPlace(tx, { orgId, fieldId: id }, inputsSchema.parse(before.inputs), inputs);
      return rowOf({ id, ...values });
    }),
  );

async function forgetOtherPlace(
  tx: Tx,
  key: { orgId: string; fieldId: string },
  before: FieldInputs,
  after: FieldInputs,
): Promise<void> {
  if (sameCell(before.place, after.place)) return;
  await tx.cropWeatherDay.deleteMany({ where: { ...key, kind: { in: [...gridKinds] } } });
}
