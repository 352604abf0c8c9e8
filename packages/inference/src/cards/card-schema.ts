/** What a model card has to look like: those that come along, and a founder's own. */
import { z } from 'zod';
import type { ModelCard } from '../types/card.ts';
import { unknownFields, unlistedNulls } from './unverified.ts';

const text = z.string().trim().min(1);
const country = z.string().regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower-case hex');
const decimal = z.string().regex(/^(?:0|[1-9]\d*)(?:\.\d+)?$/, 'a decimal');
const day = z.iso.date();
const https = z.url({ protocol: /^https$/ });
const standing = z.enum(['verified', 'secondary', 'unverified']);
const basis = z.enum(['declared', 'measured']);
const count = z.int().min(1);
const billions = z.number().positive();

const origin = { source: text, standing };

const licence = z.strictObject({
  id: text.nullable(),
  title: text,
  url: https,
  sha256: sha256.nullable(),
  commercial: z.boolean().nullable(),
  attribution: text.nullable(),
});

const energy = z.discriminatedUnion('unit', [
  z.strictObject({
    unit: z.literal('Wh/1k'),
    whPer1kInput: decimal,
    whPer1kOutput: decimal,
    basis,
    hardware: text,
    ...origin,
  }),
  z.strictObject({
    unit: z.literal('J/token'),
    value: decimal,
    low: decimal,
    high: decimal,
    basis,
    hardware: text,
    conditions: text.optional(),
    ...origin,
  }),
]);

const fields = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dots, hyphens and underscores'),
  aliases: z.array(text),
  kind: z.enum(['chat', 'embedding', 'rerank', 'transcription', 'scripted']),
  family: text,
  publisher: text,
  publisherCountry: country.nullable(),
  base: z.strictObject({ name: text, publisherCountry: country.nullable(), source: text }).nullable(),
  weightsOpen: z.boolean().nullable(),
  licence,
  dataDisclosure: z.enum(['open', 'partial', 'closed']).nullable(),
  parameters: z.strictObject({ totalBillions: billions.nullable(), activeBillions: billions.nullable() }),
  context: count.nullable(),
  modalities: z.array(text).min(1),
  languages: z.strictObject({
    declared: text.nullable(),
    urduDeclared: z.boolean().nullable(),
    source: text.nullable(),
  }),
  urduEvidence: z.array(
    z.strictObject({
      benchmark: text,
      score: z.union([z.number(), z.array(z.number()).min(1)]).nullable(),
      note: text.optional(),
      ...origin,
    }),
  ),
  fertility: z
    .strictObject({
      tokensPerWord: decimal,
      tokensPer1000Characters: decimal.nullable(),
      vocabulary: text,
      corpus: text,
      ...origin,
    })
    .nullable(),
  energy: energy.nullable(),
  price: z
    .strictObject({
      input: z.int().min(0),
      cachedInput: z.int().min(0).nullable(),
      output: z.int().min(0),
      source: text,
      readOn: day,
    })
    .nullable(),
  sampling: z.strictObject({ temperature: z.number().min(0), topP: z.number().min(0).max(1).nullable() }).nullable(),
  files: z.array(z.strictObject({ name: text, bytes: count, sha256, url: https.nullable() })),
  ...origin,
  unverifiedFields: z.array(text),
  notes: z.array(text),
});

/** @throws ZodError naming each field that is wrong, each null that is not listed, and each listed field that there is not. */
export const cardSchema: z.ZodType<ModelCard> = fields.superRefine((card, context) => {
  for (const field of unlistedNulls(card)) {
    context.addIssue({ code: 'custom', path: field.split('.'), message: 'is null and not listed in unverifiedFields' });
  }
  for (const field of unknownFields(card)) {
    context.addIssue({ code: 'custom', path: ['unverifiedFields'], message: `${field} is no field of a card` });
  }
});
