/** What a line of the log says. Every text in it is a name that the deployment or the caller gave, none was written by a model. */
import { z } from 'zod';

/** With it no record is longer than `maxLineBytes`. */
const name = z.string().max(256);
/** Of a closed list elsewhere; open here, so that a later list is still read. */
const word = z.string().regex(/^[a-z][a-z_]{0,63}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const axis = z.strictObject({
  owner: name.nullable(),
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  tier: word,
});

const decision = z.strictObject({
  kind: z.literal('decision'),
  requestId: name,
  /** HMAC-SHA-256 with the deployment's secret. */
  tenant: digest.nullable(),
  operation: word,
  model: name.nullable(),
  cardId: name.nullable(),
  cardHash: digest.nullable(),
  endpointId: name.nullable(),
  host: name,
  address: z.string().max(64).nullable(),
  axes: z.strictObject({ infrastructure: axis, data: axis, weights: axis }).nullable(),
  licenceId: name.nullable(),
  policyHash: digest,
  decision: z.enum(['allow', 'deny']),
  reason: word,
  redactions: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/), count)
    .refine((kinds) => Object.keys(kinds).length <= 32),
});

export const mostAttempts = 16;

const attempt = z.strictObject({
  /** Of the decision that let it out; null where it was not let out, or another log has it. */
  seq: count.nullable(),
  endpointId: name,
  outcome: word,
  durationMs: count,
  /** Null where the server reported none. */
  inputTokens: count.nullable(),
  outputTokens: count.nullable(),
  /** UTF-16 units that came. */
  delivered: count,
});

const call = z.strictObject({
  kind: z.literal('call'),
  requestId: name,
  operation: word,
  model: name,
  outcome: word,
  totalMs: count,
  /** The last ones. */
  attempts: z.array(attempt).max(mostAttempts),
});

/** What a crash had left of a line that nobody was told is written. */
const recovered = z.strictObject({ kind: z.literal('recovered'), bytes: count.positive(), sha256: digest });

/** A record before it has a place. */
export const entrySchema = z.discriminatedUnion('kind', [decision, call, recovered]);
export type AuditEntry = z.infer<typeof entrySchema>;

const place = {
  v: z.literal(1),
  chain: z.uuid(),
  seq: count.positive(),
  /** UTC, with milliseconds. */
  ts: z.iso.datetime({ precision: 3 }),
};

export const recordSchema = z.discriminatedUnion('kind', [decision.extend(place), call.extend(place), recovered.extend(place)]);
export type AuditRecord = z.infer<typeof recordSchema>;
