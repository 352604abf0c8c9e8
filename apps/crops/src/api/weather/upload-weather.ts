import { todayInKarachi } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { type CsvErrorCode, fileErrorCodes, rowErrorCodes } from '../../wire/csv-error.ts';
import { longestName } from '../../wire/limits.ts';
import { type CsvError, parseStationCsv } from '../../wire/station-csv.ts';
import { fieldIdSchema, fieldUuid } from '../field/field-id.ts';
import { findField, touchField } from '../field/find-field.ts';
import { storeWeather } from './weather-view.ts';

const uploadInput = z.strictObject({
  fieldId: fieldIdSchema,
  /** The text of the file. */
  csv: z.string(),
  /** Name of the station. */
  station: z.string().trim().min(1).max(longestName),
  /** Store the other rows when some are faulty. */
  skipFaulty: z.boolean(),
});

const csvErrorView = z.strictObject({
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.enum([...fileErrorCodes, ...rowErrorCodes]),
  params: z.record(z.string(), z.string()),
}) satisfies z.ZodType<CsvError & { code: CsvErrorCode }>;

/**
 * Stores the days of a station's file. With errors nothing is stored, unless faulty rows are to be skipped; a fault of the whole file
 * leaves nothing to store. Fails with `FIELD_NOT_FOUND`.
 */
export const uploadWeather = organizationProcedure
  .input(uploadInput)
  .output(z.strictObject({ stored: z.int(), errors: z.array(csvErrorView) }))
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const { orgId } = ctx;
      const { csv, station, skipFaulty } = input;
      const fieldId = fieldUuid(input.fieldId);
      await findField(tx, orgId, fieldId);
      const now = ctx.now();
      const { days, errors } = parseStationCsv(csv, { station, today: todayInKarachi(now) });
      if (days.length === 0 || (errors.length > 0 && !skipFaulty)) return { stored: 0, errors: [...errors] };
      await touchField(tx, orgId, fieldId, now);
      return { stored: await storeWeather(tx, { orgId, fieldId, fetchedAt: now, days }), errors: [...errors] };
    }),
  );
