type Json = string | number | boolean | JsonObject | readonly Json[];
interface JsonObject {
  readonly [name: string]: Json | null;
}

/** What a string of PostgreSQL cannot hold: a zero, and half of a pair, which JSON escapes only where the other half is missing. */
const unheld = /\\(?:u(?:0000|d[89a-f][0-9a-f]{2})|.)/g;

/** A value as a column of type JSON takes it. */
export function toJson(value: unknown): Json {
  const text = JSON.stringify(value ?? {}).replaceAll(unheld, (sign) => (/^\\u(?:0000|d)/.test(sign) ? '' : sign));
  const copy: Json = JSON.parse(text);
  return copy;
}
