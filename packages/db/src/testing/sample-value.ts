import { newId } from '../ids.ts';

const day = Date.UTC(2026, 0, 1);
const dayMillis = 86_400_000;

/** By the type as PostgreSQL writes it, without length or precision. */
const makers: Readonly<Record<string, (count: number) => unknown>> = {
  uuid: () => newId(),
  text: (count) => `نمونہ ${count}`,
  'character varying': (count) => `نمونہ ${count}`,
  smallint: (count) => count,
  integer: (count) => count,
  bigint: (count) => BigInt(count),
  numeric: (count) => String(count),
  boolean: () => true,
  date: (count) => new Date(day + count * dayMillis),
  'timestamp with time zone': (count) => new Date(day + count * dayMillis),
  jsonb: (count) => ({ count }),
  bytea: (count) => Uint8Array.of(count % 256),
};

let made = 0;

/**
 * A value for a column, each time another one where the type has enough of them.
 * @param type "timestamp(3) with time zone"
 * @param labels values of an enum
 * @throws Error for a type that no table had until now
 */
export function sampleValue(type: string, labels: readonly string[] | null): unknown {
  made += 1;
  if (labels) return labels[0];
  if (type.endsWith('[]')) return [];
  const make = makers[type.replace(/\(.*?\)/, '')];
  if (!make) throw new Error(`no sample value for the type "${type}": add it to sample-value.ts`);
  return make(made);
}
