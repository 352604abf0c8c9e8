/** Inputs for a procedure, made from its own schema: near misses reach further into it than noise does. */
import fc from 'fast-check';
import { z } from 'zod';

/** A part of JSON Schema, as zod writes it. */
type Schema = Readonly<Record<string, unknown>>;

/** Texts that have broken somebody's parser. */
const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200f',
  "'; DROP TABLE x; --",
  '{{7*7}}',
  '../../etc/passwd',
  '__proto__',
  'null',
  '-0',
  '1e309',
  '۱۲٫۵',
  '2026-02-30',
  '0000-00-00',
  '9'.repeat(400),
  'ا'.repeat(5_000),
  '0190a6c2-7d3e-7000-8000-000000000000',
  'file_01jd3k5r0zfa7v9k2m4n6p8q0r',
];

const anyText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 }));
const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, -1, 2 ** 31, 2 ** 53, Number.MAX_VALUE));
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), anyText, anyNumber);

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);

/** @param input the procedure's zod schema; absent: it takes none */
export function inputsOf(input: unknown): fc.Arbitrary<unknown> {
  if (!(input instanceof z.ZodType)) return fc.oneof(fc.constant(undefined), anything);
  const schema: unknown = z.toJSONSchema(input, { unrepresentable: 'any', io: 'input', reused: 'inline' });
  const near = isSchema(schema) ? ofSchema(schema, schema, 0) : anything;
  return fc.oneof({ arbitrary: near, weight: 5 }, { arbitrary: anything, weight: 1 });
}

function ofSchema(schema: Schema, root: Schema, depth: number): fc.Arbitrary<unknown> {
  const fitting = fits(schema, root, depth);
  // One part in eight is something else altogether.
  return depth === 0 ? fitting : fc.oneof({ arbitrary: fitting, weight: 7 }, { arbitrary: anything, weight: 1 });
}

function fits(schema: Schema, root: Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth > 8) return fc.constant(null);
  const options = [...listOf(schema.anyOf), ...listOf(schema.oneOf)].filter(isSchema);
  if (options.length > 0) return fc.oneof(...options.map((option) => ofSchema(option, root, depth + 1)));
  const target = typeof schema.$ref === 'string' ? referred(schema.$ref, root) : listOf(schema.allOf).find(isSchema);
  if (target) return ofSchema(target, root, depth + 1);
  if ('const' in schema) return fc.constant(schema.const);
  const values = listOf(schema.enum);
  if (values.length > 0) return fc.constantFrom(...values);
  if (schema.type === 'object') return objects(schema, root, depth);
  if (schema.type === 'array') {
    const items = isSchema(schema.items) ? ofSchema(schema.items, root, depth + 1) : anything;
    const minLength = Math.min(numberOf(schema.minItems, 0), 5);
    return fc.array(items, { minLength, maxLength: Math.max(minLength, Math.min(numberOf(schema.maxItems, 4), 6)) });
  }
  if (schema.type === 'string') return texts(schema);
  if (schema.type === 'integer') {
    const min = Math.max(numberOf(schema.minimum, -1_000), Number.MIN_SAFE_INTEGER);
    return fc.integer({ min, max: Math.max(min, Math.min(numberOf(schema.maximum, 1_000), Number.MAX_SAFE_INTEGER)) });
  }
  if (schema.type === 'number') return anyNumber;
  if (schema.type === 'boolean') return fc.boolean();
  return schema.type === 'null' ? fc.constant(null) : anything;
}

function objects(schema: Schema, root: Schema, depth: number): fc.Arbitrary<unknown> {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const fields = Object.entries(properties).map(([name, inner]): [string, fc.Arbitrary<unknown>] => [
    name,
    isSchema(inner) ? ofSchema(inner, root, depth + 1) : anything,
  ]);
  const required = listOf(schema.required).filter((name) => typeof name === 'string');
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: required });
  if (!isSchema(schema.additionalProperties)) return known;
  return fc.dictionary(anyText, ofSchema(schema.additionalProperties, root, depth + 1), { maxKeys: 4 });
}

function texts({ pattern, format, minLength, maxLength }: Schema): fc.Arbitrary<unknown> {
  const formats: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    date: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    'date-time': fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    uuid: fc.uuid(),
    email: fc.emailAddress(),
    uri: fc.webUrl(),
  };
  const named = typeof format === 'string' ? formats[format] : undefined;
  const min = Math.min(numberOf(minLength, 0), 50);
  const plain = fc.string({ unit: 'binary', minLength: min, maxLength: Math.max(min, Math.min(numberOf(maxLength, 40), 200)) });
  const fitting = named ?? (typeof pattern === 'string' ? matching(pattern) : plain);
  return fc.oneof({ arbitrary: fitting, weight: 3 }, { arbitrary: anyText, weight: 1 });
}

/** Not every pattern can be turned round. */
function matching(pattern: string): fc.Arbitrary<unknown> {
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return anyText;
  }
}

function referred(reference: string, root: Schema): Schema | undefined {
  const found = reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .reduce<unknown>((at, part) => (isSchema(at) ? at[part] : undefined), root);
  return isSchema(found) ? found : undefined;
}
