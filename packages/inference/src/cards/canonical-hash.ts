/** One hash for one meaning: of JSON with sorted keys and nothing that is undefined. */
import { createHash } from 'node:crypto';
import { isRecord } from '../errors/json.ts';

/** SHA-256 of the value's canonical JSON, lower-case hex. Numbers are written as JavaScript writes them. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner)))
    .digest('hex');

const sorted = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
