/**
 * JSON Schema in the words that node-llama-cpp's grammar knows. What it does not know it takes for `null`, without a word: an answer
 * bound by that could never be right.
 */
import type { GbnfJsonBasicSchema } from 'node-llama-cpp';

type Schema = Readonly<Record<string, unknown>>;

/** Any JSON value: the library has no word of its own for it. */
const anything: Schema = {
  oneOf: [{ type: ['string', 'number', 'boolean', 'null'] }, { type: 'object', additionalProperties: true }, { type: 'array' }],
};

/** Keywords that say what a value is; a schema without one of them says nothing. */
const saying = ['type', 'const', 'enum', 'oneOf', '$ref'];

/** Types that the library does not know in a list of types. */
const structured = ['object', 'array'];

/**
 * `anyOf` and types of which one is structured as `oneOf`, a lone `allOf` as what it holds, `definitions` as `$defs`, an object
 * without properties as one with any, and an empty schema as anything. The rest stays as it is.
 */
export function librarySchema(schema: Schema): GbnfJsonBasicSchema {
  const known = rewritten(schema);
  if (!says(known)) throw new TypeError('A rewritten schema says what a value is');
  return known;
}

function rewritten(schema: Schema): Schema {
  const { anyOf, allOf, definitions, $schema: _, ...rest } = schema;
  if (isSchemas(allOf) && allOf.length === 1) return rewritten({ ...schema, allOf: undefined, ...allOf[0] });
  const { type, ...untyped } = rest;
  if (Array.isArray(type) && type.some((one) => structured.includes(one))) {
    return { oneOf: type.map((one) => rewritten({ ...untyped, type: one })) };
  }
  const renamed: Record<string, unknown> = { ...rest };
  if (isSchemas(anyOf)) renamed.oneOf ??= anyOf;
  if (isSchema(definitions)) renamed.$defs ??= definitions;
  if (typeof renamed.$ref === 'string') renamed.$ref = renamed.$ref.replace(/^#\/definitions\//, '#/$defs/');
  for (const name of ['properties', '$defs']) renamed[name] = mapped(renamed[name], rewritten);
  for (const name of ['items', 'additionalProperties']) {
    const value = renamed[name];
    if (isSchema(value)) renamed[name] = rewritten(value);
  }
  for (const name of ['oneOf', 'prefixItems']) {
    const values = renamed[name];
    if (isSchemas(values)) renamed[name] = values.map(rewritten);
  }
  if (renamed.type === 'object' && renamed.properties === undefined) renamed.additionalProperties ??= true;
  const known = Object.fromEntries(Object.entries(renamed).filter(([, value]) => value !== undefined));
  return says(known) ? known : { ...known, ...anything };
}

function mapped(value: unknown, change: (schema: Schema) => Schema): unknown {
  if (!isSchema(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isSchema(one) ? change(one) : one]));
}

function says(schema: Schema): schema is Schema & GbnfJsonBasicSchema {
  return saying.some((name) => name in schema);
}

function isSchemas(value: unknown): value is readonly Schema[] {
  return Array.isArray(value) && value.length > 0 && value.every(isSchema);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
