import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { metered, type OrganizationContext, organizationProcedure, type RequestContext } from '@repo/server/trpc';
import { z } from 'zod';
import { fieldMeter } from '../../field-meter.ts';
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
 * A new one costs a field of the month. Fails with `FIELD_DELETED` (conflict), `FIELD_NOT_FOUND` for a public id that the organization
 * does not have, or `QUOTA_EXCEEDED`.
 */
export const saveField = organizationProcedure
  .input(saveInput)
  .output(fieldRow)
  .mutation(({ ctx, input }) => {
    const make = () => ctx.tenant((tx) => save(tx, ctx, input));
    if (!isUuid(input.id)) return make().then(({ answer }) => answer);
    const where = { orgId: ctx.orgId, id: fieldUuid(input.id) };
    const isThere = () => ctx.tenant(async (tx) => (await tx.cropField.count({ where })) === 1);
    return metered(ctx, { meter: fieldMeter.id, of: where.id, isThere, make });
  });

type Caller = Pick<OrganizationContext, 'orgId' | 'userId'> & Pick<RequestContext, 'now'>;

/** @returns the field as it is saved, and whether it is new */
async function save(tx: Tx, { orgId, userId, now: clock }: Caller, { id: given, title, inputs }: z.output<typeof saveInput>) {
  const id = fieldUuid(given);
  const now = clock();
  const values = { title, inputs: { ...inputs, place: { ...inputs.place } }, crop: inputs.crop, updatedAt: now };
  if (isUuid(given)) {
    const { count } = await tx.cropField.createMany({
      data: [{ orgId, id, ...values, createdBy: userId, createdAt: now }],
      skipDuplicates: true,
    });
    if (count === 1) return { answer: rowOf({ id, ...values }), made: true };
  }
  const before = await tx.cropField.findUnique({ where: { orgId_id: { orgId, id } } });
  if (!before) throw fieldNotFound();
  if (before.deletedAt) {
    throw new AppError('FIELD_DELETED', { kind: 'conflict', messageKey: 'crops.error.field-deleted' });
  }
  await tx.cropField.update({ where: { orgId_id: { orgId, id } }, data: values });
  await forgetOtherPlace(tx, { orgId, fieldId: id }, inputsSchema.parse(before.inputs), inputs);
  return { answer: rowOf({ id, ...values }), made: false };
}

async function forgetOtherPlace(
  tx: Tx,
  key: { orgId: string; fieldId: string },
  before: FieldInputs,
  after: FieldInputs,
): Promise<void> {
  if (sameCell(before.place, after.place)) return;
  await tx.cropWeatherDay.deleteMany({ where: { ...key, kind: { in: [...gridKinds] } } });
}
