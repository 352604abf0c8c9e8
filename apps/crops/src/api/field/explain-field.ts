import { newId } from '@repo/db';
import { AppError, todayInKarachi } from '@repo/facts';
import { narration, narrationSteps, organizationProcedure, payFor } from '@repo/server/trpc';
import { z } from 'zod';
import { dayOfAdvice } from '../../advice/day-of-advice.ts';
import { adviceOf } from '../../advice/field-advice.ts';
import { fieldNarration } from '../../narration/field-narration.ts';
import { tokenMeter } from '../../token-meter.ts';
import { loadEntries } from '../entry/entry-view.ts';
import { loadWeather } from '../weather/weather-view.ts';
import { fieldIdSchema, fieldUuid } from './field-id.ts';
import { rowOf } from './field-view.ts';
import { findField } from './find-field.ts';

/**
 * The advice of a field today in plain words, in the language of the page. Fails with `FIELD_NOT_FOUND`, and with `NOTHING_TO_EXPLAIN`
 * where there are no figures yet: the screen says what is missing.
 */
export const explainField = organizationProcedure
  .input(z.strictObject({ id: fieldIdSchema }))
  .output(narrationSteps)
  .query(async ({ ctx, input, signal }) => {
    const { orgId, userId, locale } = ctx;
    const today = todayInKarachi(ctx.now());
    const stored = await ctx.tenant(async (tx) => {
      const fieldId = fieldUuid(input.id);
      const row = rowOf(await findField(tx, orgId, fieldId));
      return { ...row, weather: await loadWeather(tx, orgId, fieldId), entries: await loadEntries(tx, orgId, fieldId) };
    });
    const { asked, past } = dayOfAdvice(stored.inputs, today);
    const advice = adviceOf(stored, asked);
    if (advice.days.length === 0) {
      throw new AppError('NOTHING_TO_EXPLAIN', { kind: 'conflict', messageKey: 'crops.error.nothing-to-explain' });
    }
    const { options } = payFor(ctx, { orgId, userId, vertical: 'crops', meter: tokenMeter.id, call: `explain ${newId()}` });
    return narration(ctx, fieldNarration({ advice, today, past }, locale), { ...options, signal });
  });
