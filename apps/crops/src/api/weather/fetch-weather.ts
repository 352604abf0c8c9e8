import { AppError } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { fieldIdSchema, fieldUuid } from '../field/field-id.ts';
import { findField, touchField } from '../field/find-field.ts';
import { inputsSchema } from '../field/inputs-schema.ts';
import { fetchDays } from '../open-meteo/fetch-days.ts';
import { sameCell } from '../open-meteo/grid-cell.ts';
import { openMeteoSettings } from '../open-meteo/settings.ts';
import { shareDays } from '../open-meteo/share-days.ts';
import { storeWeather } from './weather-view.ts';

const sharedDays = shareDays(fetchDays);

/**
 * Fetches the last 92 days and the next 16 for a field and stores them. Fields of one cell share an answer for some hours. Whatever
 * fails, the days that were stored before stay. Fails with `FIELD_NOT_FOUND`, `FIELD_MOVED` (conflict: its place was changed meanwhile),
 * `WEATHER_OFFLINE`, `WEATHER_RATE_LIMITED`, `WEATHER_REFUSED` or `WEATHER_UNREADABLE`.
 */
export const fetchWeather = organizationProcedure
  .input(z.strictObject({ fieldId: fieldIdSchema }))
  .output(z.strictObject({ stored: z.int(), fetchedAt: z.string() }))
  .mutation(async ({ ctx, input }) => {
    const { orgId } = ctx;
    const fieldId = fieldUuid(input.fieldId);
    const field = await ctx.tenant((tx) => findField(tx, orgId, fieldId));
    const { place } = inputsSchema.parse(field.inputs);
    // Between two transactions: the one connection of the embedded database does not wait for a network.
    const { days, cell, fetchedAt } = await sharedDays(place, ctx.now(), openMeteoSettings(ctx.config));
    const stored = await ctx.tenant(async (tx) => {
      const { inputs } = await findField(tx, orgId, fieldId);
      if (!sameCell(inputsSchema.parse(inputs).place, place)) {
        throw new AppError('FIELD_MOVED', { kind: 'conflict', messageKey: 'crops.error.field-moved' });
      }
      await touchField(tx, orgId, fieldId, ctx.now());
      return storeWeather(tx, { orgId, fieldId, fetchedAt, days, cell });
    });
    return { stored, fetchedAt: fetchedAt.toISOString() };
  });
