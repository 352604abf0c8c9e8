/** What each keyword of JSON Schema says of a value. */
import { isDeepStrictEqual } from 'node:util';
import { isRecord, type JsonRecord } from '../errors/json.ts';
import { formats } from './formats.ts';

export type Schema = JsonRecord | boolean;

/** Where a value does not fit, and the keyword that says so. */
export interface Problem {
  /** JSON pointer into the value; empty for the whole. */
  readonly path: string;
  readonly keyword: string;
}

export interface At {
  readonly value: unknown;
  readonly path: string;
  readonly schema: JsonRecord;
  readonly check: (schema: Schema, value: unknown, path: string) => readonly Problem[];
  readonly fits: (schema: Schema, value?: unknown) => boolean;
}

/** True where the value fits; a list names the places of those inside. */
type Outcome = boolean | readonly Problem[];
type Keyword = (rule: unknown, at: At) => Outcome;

/** @throws RangeError for what is no schema */
export function asSchema(value: unknown): Schema {
  if (typeof value === 'boolean' || isRecord(value)) return value;
  throw new RangeError('The schema is neither an object nor a boolean');
}

const listed = (rule: unknown): readonly Schema[] => (Array.isArray(rule) ? rule.map(asSchema) : []);
const named = (rule: unknown): readonly (readonly [string, Schema])[] =>
  isRecord(rule) ? Object.entries(rule).map(([name, schema]) => [name, asSchema(schema)]) : [];

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  array: Array.isArray,
  object: isRecord,
};

/** A keyword of numbers says nothing about other values, and so on. */
const ofNumber =
  (holds: (value: number, rule: number) => boolean): Keyword =>
  (rule, { value }) =>
    typeof value !== 'number' || holds(value, Number(rule));
const ofText =
  (holds: (value: string, rule: unknown) => boolean): Keyword =>
  (rule, { value }) =>
    typeof value !== 'string' || holds(value, rule);
const ofList =
  (holds: (value: readonly unknown[], rule: unknown, at: At) => Outcome): Keyword =>
  (rule, at) =>
    !Array.isArray(at.value) || holds(at.value, rule, at);
const ofObject =
  (holds: (value: JsonRecord, rule: unknown, at: At) => Outcome): Keyword =>
  (rule, at) =>
    !isRecord(at.value) || holds(at.value, rule, at);

const lengthOf = (text: string): number => [...text].length;
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

export const keywords: Readonly<Record<string, Keyword>> = {
  type: (rule, { value }) => [rule].flat().some((name) => types[String(name)]?.(value) === true),
  enum: (rule, { value }) => Array.isArray(rule) && rule.some((allowed) => isDeepStrictEqual(allowed, value)),
  const: (rule, { value }) => isDeepStrictEqual(rule, value),
  allOf: (rule, { value, path, check }) => listed(rule).flatMap((schema) => check(schema, value, path)),
  anyOf: (rule, { fits }) => listed(rule).some((schema) => fits(schema)),
  oneOf: (rule, { fits }) => listed(rule).filter((schema) => fits(schema)).length === 1,
  not: (rule, { fits }) => !fits(asSchema(rule)),
  if(rule, { value, path, schema, check, fits }) {
    const branch = fits(asSchema(rule)) ? schema.then : schema.else;
    return branch === undefined ? true : check(asSchema(branch), value, path);
  },
  minimum: ofNumber((value, rule) => value >= rule),
  maximum: ofNumber((value, rule) => value <= rule),
  exclusiveMinimum: ofNumber((value, rule) => value > rule),
  exclusiveMaximum: ofNumber((value, rule) => value < rule),
  // 0.3 is a multiple of 0.1, whatever the binary says.
  multipleOf: ofNumber((value, rule) => Math.abs(value / rule - Math.round(value / rule)) < 1e-9),
  minLength: ofText((value, rule) => lengthOf(value) >= Number(rule)),
  maxLength: ofText((value, rule) => lengthOf(value) <= Number(rule)),
  pattern: ofText((value, rule) => new RegExp(String(rule), 'u').test(value)),
  format: ofText((value, rule) => formats[String(rule)]?.(value) ?? true),
  minItems: ofList((value, rule) => value.length >= Number(rule)),
  maxItems: ofList((value, rule) => value.length <= Number(rule)),
  uniqueItems: ofList(
    (value, rule) =>
      rule !== true || value.every((item, at) => !value.slice(at + 1).some((other) => isDeepStrictEqual(item, other))),
  ),
  prefixItems: ofList((value, rule, { path, check }) =>
    listed(rule)
      .slice(0, value.length)
      .flatMap((schema, at) => check(schema, value[at], `${path}/${at}`)),
  ),
  items: ofList((value, rule, { path, schema, check }) => {
    const from = listed(schema.prefixItems).length;
    return value.slice(from).flatMap((item, at) => check(asSchema(rule), item, `${path}/${from + at}`));
  }),
  contains: ofList((value, rule, { schema, fits }) => {
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
    const count = value.filter((item) => fits(asSchema(rule), item)).length;
    return count >= Number(minContains) && count <= Number(maxContains);
  }),
  required: ofObject((value, rule) => [rule].flat().every((name) => Object.hasOwn(value, String(name)))),
  minProperties: ofObject((value, rule) => Object.keys(value).length >= Number(rule)),
  maxProperties: ofObject((value, rule) => Object.keys(value).length <= Number(rule)),
  properties: ofObject((value, rule, { path, check }) =>
    named(rule).flatMap(([name, schema]) =>
      Object.hasOwn(value, name) ? check(schema, value[name], `${path}/${escaped(name)}`) : [],
    ),
  ),
  patternProperties: ofObject((value, rule, { path, check }) =>
    named(rule).flatMap(([pattern, schema]) =>
      Object.entries(value)
        .filter(([name]) => new RegExp(pattern, 'u').test(name))
        .flatMap(([name, part]) => check(schema, part, `${path}/${escaped(name)}`)),
    ),
  ),
  additionalProperties: ofObject((value, rule, { path, schema, check }) => {
    const patterns = named(schema.patternProperties).map(([pattern]) => new RegExp(pattern, 'u'));
    const known = new Set(named(schema.properties).map(([name]) => name));
    return Object.entries(value)
      .filter(([name]) => !known.has(name) && !patterns.some((pattern) => pattern.test(name)))
      .flatMap(([, part]) => check(asSchema(rule), part, path))
      .map(() => ({ path, keyword: 'additionalProperties' }));
  }),
  propertyNames: ofObject((value, rule, { fits }) => Object.keys(value).every((name) => fits(asSchema(rule), name))),
  dependentRequired: ofObject(
    (value, rule) =>
      !isRecord(rule) ||
      Object.entries(rule).every(
        ([name, others]) =>
          !Object.hasOwn(value, name) || [others].flat().every((other) => Object.hasOwn(value, String(other))),
      ),
  ),
  dependentSchemas: ofObject((value, rule, { path, check }) =>
    named(rule).flatMap(([name, schema]) => (Object.hasOwn(value, name) ? check(schema, value, path) : [])),
  ),
};
