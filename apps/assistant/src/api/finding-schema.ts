/** Findings as they are stored and leave the API. */
import type { Fact } from '@repo/facts';
import { z } from 'zod';
import type { Finding } from '../wire/finding.ts';

const localized = z.strictObject({ ur: z.string(), en: z.string() });
const offset = z.int().min(0);
const span = z.strictObject({ start: offset, end: offset });

const passages = z.strictObject({
  kind: z.literal('passages'),
  query: z.string(),
  passages: z
    .array(
      z.strictObject({
        documentId: z.string(),
        title: z.string(),
        start: offset,
        end: offset,
        text: z.string(),
        highlights: z.array(span).readonly(),
        coverage: z.number(),
      }),
    )
    .readonly(),
});

const tool = z.strictObject({
  kind: z.literal('tool'),
  tool: z.string(),
  title: localized,
  /** The shape is the tool's affair, which is of this host. */
  facts: z.array(z.custom<Fact>((value) => typeof value === 'object' && value !== null)).readonly(),
  refusals: z.array(z.strictObject({ messageKey: z.string(), params: z.record(z.string(), z.string()).readonly() })).readonly(),
  path: z.string(),
  question: z.json(),
  understood: z
    .array(z.strictObject({ label: localized, value: localized, chosen: z.boolean() }))
    .readonly()
    .optional(),
  unread: z.array(z.string()).readonly().optional(),
});

const incompleteTool = z.strictObject({
  kind: z.literal('tool-incomplete'),
  tool: z.string(),
  title: localized,
  missing: z.array(localized).readonly(),
});

const amount = z.strictObject({ kind: z.literal('amount'), digits: z.string(), ur: z.string(), en: z.string() });

const date = z.strictObject({
  kind: z.literal('date'),
  iso: z.string(),
  ur: z.string(),
  en: z.string(),
  hijri: localized.nullable(),
});

const transliteration = z.strictObject({
  kind: z.literal('transliteration'),
  words: z.array(z.strictObject({ roman: z.string(), candidates: z.array(z.string()).readonly() })).readonly(),
});

const nothing = z.strictObject({
  kind: z.literal('nothing'),
  tried: z.array(z.enum(['tool', 'amount', 'date', 'passages', 'transliteration'])).readonly(),
  english: z.boolean().optional(),
});

export const findingSchema = z.discriminatedUnion('kind', [
  passages,
  tool,
  incompleteTool,
  amount,
  date,
  transliteration,
  nothing,
]) satisfies z.ZodType<Finding, Finding>;

export const findingsSchema = z.array(findingSchema).readonly();
