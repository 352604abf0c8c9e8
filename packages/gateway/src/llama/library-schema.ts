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

const types = ['string', 'number', 'integer', 'boolean', 'null', ...structured];

/** Lists of which an answer has to match one. */
const choices = ['enum', 'oneOf', 'anyOf'];

/** llama.cpp refuses a rule that is repeated more often, and takes twice as often for any number. */
const mostRepetitions = 1000;

/**
 * `anyOf` and types of which one is structured as `oneOf`, a lone `allOf` as what it holds, `definitions` as `$defs`, an object
 * without properties as one with any, an empty schema and `true` as anything, and lengths no longer than llama.cpp counts. The rest
 * stays as it is.
 * @throws TypeError for a type that there is not, a choice of nothing, and a property without a schema.
 */
export function librarySchema(schema: Schema): GbnfJsonBasicSchema {
  const known = rewritten(schema);
  if (!says(known)) throw new TypeError('A rewritten schema says what a value is');
  return known;
}

function rewritten(schema: Schema): Schema {
  checkSense(schema);
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
  for (const name of ['maxLength', 'maxItems']) if (Number(renamed[name]) > mostRepetitions) delete renamed[name];
  for (const name of ['minLength', 'minItems']) if (Number(renamed[name]) > mostRepetitions) renamed[name] = mostRepetitions;
  if (renamed.type === 'object' && renamed.properties === undefined) renamed.additionalProperties ??= true;
  const known = Object.fromEntries(Object.entries(renamed).filter(([, value]) => value !== undefined));
  return says(known) ? known : { ...known, ...anything };
}

function checkSense(schema: Schema): void {
  const given = schema.type === undefined ? [] : [schema.type].flat();
  const unknown = given.find((type) => !types.some((one) => one === type));
  if (unknown !== undefined || (schema.type !== undefined && given.length === 0)) throw new TypeError('There is no such type');
  for (const name of choices) {
    const of = schema[name];
    if (Array.isArray(of) && of.length === 0) throw new TypeError(`Nothing matches an empty ${name}`);
  }
}

function mapped(value: unknown, change: (schema: Schema) => Schema): unknown {
  if (!isSchema(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (one === true) return [name, anything];
      if (!isSchema(one)) throw new TypeError(`${name} has no schema`);
      return [name, change(one)];
    }),
  );
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
