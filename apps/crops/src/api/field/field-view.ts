/** What the API shows of a field. */
import { publicId } from '@repo/db';
import { z } from 'zod';
import { longestTitle } from '../../wire/limits.ts';
import type { FieldRow, FieldView } from '../../wire/stored.ts';
import { entryView } from '../entry/entry-view.ts';
import { storedDay } from '../weather/weather-view.ts';
import { inputsSchema } from './inputs-schema.ts';

export const titleSchema = z.string().trim().min(1).max(longestTitle);

export const fieldRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  inputs: inputsSchema,
  updatedAt: z.string(),
}) satisfies z.ZodType<FieldRow>;

export const fieldView = fieldRow.extend({
  weather: z.array(storedDay),
  entries: z.array(entryView),
}) satisfies z.ZodType<FieldView>;

interface FieldColumns {
  readonly id: string;
  readonly title: string;
  readonly inputs: unknown;
  readonly updatedAt: Date;
}

export function rowOf({ id, title, inputs, updatedAt }: FieldColumns): FieldRow {
  return { id: publicId('field', id), title, inputs: inputsSchema.parse(inputs), updatedAt: updatedAt.toISOString() };
}
