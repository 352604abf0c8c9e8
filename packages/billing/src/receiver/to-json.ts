type Json = string | number | boolean | JsonObject | readonly Json[];
interface JsonObject {
  readonly [name: string]: Json | null;
}

/** A value as a column of type JSON takes it. */
export function toJson(value: unknown): Json {
  const copy: Json = JSON.parse(JSON.stringify(value ?? {}));
  return copy;
}
