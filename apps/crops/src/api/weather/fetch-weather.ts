import { AppError, todayInKarachi } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { olderSeasonDays } from '../../wire/season-days.ts';
import { dateText } from '../dates.ts';
import { fieldIdSchema, fieldUuid } from '../field/field-id.ts';
import { findField, touchField } from '../field/find-field.ts';
import { inputsSchema } from '../field/inputs-schema.ts';
import { type DayRange, fetchArchive, fetchDays } from '../open-meteo/fetch-days.ts';
import { type CellCentre, sameCell } from '../open-meteo/grid-cell.ts';
import type { GridWeather } from '../open-meteo/read-answer.ts';
import { type OpenMeteoSettings, openMeteoSettings } from '../open-meteo/settings.ts';
import { shareDays } from '../open-meteo/share-days.ts';
import { hasAllDays, missingDays } from './stored-days.ts';
import { storeWeather } from './weather-view.ts';

const sharedDays = shareDays(fetchDays);
const sharedArchive = shareDays(fetchArchive, ({ from, to }) => `${from} ${to}`);

const fetchedView = z.strictObject({
  stored: z.int(),
  fetchedAt: z.string(),
  /** Days of the season before those that a forecast's answer reaches of which there is still no weather; null when there are none. */
  missing: z.strictObject({ from: dateText, to: dateText, count: z.int() }).nullable(),
});

/**
 * Fetches the last 92 days and the next 16 for a field and stores them, and from the archive the days of its season before those, once.
 * Fields of one cell share an answer for some hours. Whatever fails, the days that were stored before stay; when the archive alone does,
 * the others are stored, and the days that are still missing are told. Fails with `FIELD_NOT_FOUND`, `FIELD_MOVED` (conflict: its place was changed meanwhile),
 * `WEATHER_OFFLINE`, `WEATHER_RATE_LIMITED`, `WEATHER_REFUSED` or `WEATHER_UNREADABLE`.
 */
export const fetchWeather = organizationProcedure
  .input(z.strictObject({ fieldId: fieldIdSchema }))
  .output(fetchedView)
  .mutation(async ({ ctx, input }) => {
    const { orgId } = ctx;
    const fieldId = fieldUuid(input.fieldId);
    const field = await ctx.tenant((tx) => findField(tx, orgId, fieldId));
    const asked = inputsSchema.parse(field.inputs);
    const { place } = asked;
    const settings = openMeteoSettings(ctx.config);
    // Between two transactions: the one connection of the embedded database does not wait for a network.
    const { days, cell, fetchedAt } = await sharedDays(place, ctx.now(), settings);
    const older = olderSeasonDays(asked, days[0]?.date ?? todayInKarachi(ctx.now()));
    const isThere = older === null || (await ctx.tenant((tx) => hasAllDays(tx, { orgId, fieldId }, older)));
    const archive = older === null || isThere ? null : await archiveOrNothing(place, ctx.now(), older, settings);
    const stored = await ctx.tenant(async (tx) => {
      const { inputs } = await findField(tx, orgId, fieldId);
      if (!sameCell(inputsSchema.parse(inputs).place, place)) {
        throw new AppError('FIELD_MOVED', { kind: 'conflict', messageKey: 'crops.error.field-moved' });
      }
      await touchField(tx, orgId, fieldId, ctx.now());
      const key = { orgId, fieldId };
      const recent = await storeWeather(tx, { ...key, fetchedAt, days, cell });
      const before = archive ? await storeWeather(tx, { ...key, ...archive }) : 0;
      return { stored: recent + before, missing: older && (await missingDays(tx, key, older)) };
    });
    return { ...stored, fetchedAt: fetchedAt.toISOString() };
  });

/** The weather that is there already is worth storing without the older days. */
async function archiveOrNothing(
  place: CellCentre,
  now: Date,
  days: DayRange,
  { archiveUrl, apiKey }: OpenMeteoSettings,
): Promise<GridWeather | null> {
  try {
    return await sharedArchive(place, now, days, { url: archiveUrl, apiKey });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
