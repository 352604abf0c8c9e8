/** What each keyword of JSON Schema takes. */
import { isRecord } from '../errors/json.ts';

const isCount = (rule: unknown): boolean => Number.isInteger(rule) && Number(rule) >= 0;
const isNumber = (rule: unknown): boolean => typeof rule === 'number' && Number.isFinite(rule);
const isTexts = (rule: unknown): boolean => Array.isArray(rule) && rule.every((name) => typeof name === 'string');
const isSchemas = (rule: unknown): boolean => Array.isArray(rule) && rule.length > 0;
const isPattern = (rule: unknown): boolean => {
  try {
    return typeof rule === 'string' && new RegExp(rule, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};
const typeNames = new Set(['null', 'boolean', 'string', 'number', 'integer', 'array', 'object']);
const isTypes = (rule: unknown): boolean =>
  [rule].flat().length > 0 && [rule].flat().every((name) => typeof name === 'string' && typeNames.has(name));

/** What a keyword takes, where it takes no schema. */
export const shapes: Readonly<Record<string, (rule: unknown) => boolean>> = {
  $ref: (rule) => typeof rule === 'string',
  type: isTypes,
  enum: Array.isArray,
  allOf: isSchemas,
  anyOf: isSchemas,
  oneOf: isSchemas,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  multipleOf: (rule) => isNumber(rule) && Number(rule) > 0,
  minLength: isCount,
  maxLength: isCount,
  pattern: isPattern,
  format: (rule) => typeof rule === 'string',
  minItems: isCount,
  maxItems: isCount,
  uniqueItems: (rule) => typeof rule === 'boolean',
  prefixItems: isSchemas,
  minContains: isCount,
  maxContains: isCount,
  required: isTexts,
  minProperties: isCount,
  maxProperties: isCount,
  properties: isRecord,
  patternProperties: (rule) => isRecord(rule) && Object.keys(rule).every(isPattern),
  dependentRequired: (rule) => isRecord(rule) && Object.values(rule).every(isTexts),
  dependentSchemas: isRecord,
  $defs: isRecord,
  definitions: isRecord,
};

const withOne = new Set(['not', 'if', 'then', 'else', 'items', 'contains', 'additionalProperties', 'propertyNames']);
const withNamed = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']);

/** The schemas under a keyword, each with its name or position. */
export function childrenOf(name: string, rule: unknown): readonly (readonly [string | null, unknown])[] {
  if (withOne.has(name)) return [[null, rule]];
  if (withNamed.has(name)) return isRecord(rule) ? Object.entries(rule) : [];
  return ['allOf', 'anyOf', 'oneOf', 'prefixItems'].includes(name) && Array.isArray(rule)
    ? rule.map((schema: unknown, at) => [String(at), schema] as const)
    : [];
}
