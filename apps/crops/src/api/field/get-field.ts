import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { loadEntries } from '../entry/entry-view.ts';
import { loadWeather } from '../weather/weather-view.ts';
import { fieldIdSchema, fieldUuid } from './field-id.ts';
import { fieldView, rowOf } from './field-view.ts';
import { findField } from './find-field.ts';

/** A field with all its weather and its entries, withdrawn ones left out. Fails with `FIELD_NOT_FOUND`. */
export const getField = organizationProcedure
  .input(z.strictObject({ id: fieldIdSchema }))
  .output(fieldView)
  .query(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const fieldId = fieldUuid(input.id);
      const field = await findField(tx, ctx.orgId, fieldId);
      const weather = await loadWeather(tx, ctx.orgId, fieldId);
      const entries = await loadEntries(tx, ctx.orgId, fieldId);
      return { ...rowOf(field), weather, entries };
    }),
  );
