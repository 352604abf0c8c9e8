/** The procedures of a product as programs see them: one address each. */
import { scopeFor } from '@repo/auth/api-keys';
import type { AnyProcedure, AnyRouter } from '@trpc/server';
import { z } from 'zod';
import type { ProcedureMeta } from '../trpc/kernel.ts';

/** A procedure that a key may call. */
export interface Operation {
  /** "shop.field.list" */
  readonly path: string;
  readonly type: 'query' | 'mutation';
  readonly scope: string;
  /** It costs money or sends something: an Idempotency-Key is needed. */
  readonly sends: boolean;
  /** Undefined for a procedure that takes nothing. */
  readonly input: z.ZodType | undefined;
  readonly output: z.ZodType | undefined;
  /** The parameters of a query that may be asked by GET; null where the input is not flat, and for a mutation. */
  readonly parameters: readonly Parameter[] | null;
}

/** An input that fits into an address: a text, a number or a yes or no. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly type: 'string' | 'number' | 'boolean';
}

/** Every operation of a router, sorted by path. */
export function operationsOf(router: AnyRouter): readonly Operation[] {
  return Object.entries<AnyProcedure>(router._def.procedures)
    .flatMap(([path, procedure]) => operationOf(path, procedure) ?? [])
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function operationOf(path: string, { _def: definition }: AnyProcedure): Operation | null {
  const { type } = definition;
  const meta: ProcedureMeta = typeof definition.meta === 'object' && definition.meta !== null ? definition.meta : {};
  if (type === 'subscription' || meta.programs !== true) return null;
  const input = inputOf(path, 'inputs' in definition && Array.isArray(definition.inputs) ? definition.inputs : []);
  const output = 'output' in definition && definition.output instanceof z.ZodType ? definition.output : undefined;
  const parameters = type === 'query' ? parametersOf(input) : null;
  return { path, type, scope: scopeFor(path, type), sends: meta.sends === true, input, output, parameters };
}

function inputOf(path: string, inputs: readonly unknown[]): z.ZodType | undefined {
  const [input, ...others] = inputs;
  if (input === undefined) return undefined;
  if (others.length > 0 || !(input instanceof z.ZodType)) throw new Error(`The input of ${path} is not one zod schema`);
  return input;
}

function parametersOf(input: z.ZodType | undefined): readonly Parameter[] | null {
  if (!input) return [];
  const object = input instanceof z.ZodOptional || input instanceof z.ZodDefault ? input.unwrap() : input;
  if (!(object instanceof z.ZodObject)) return null;
  const parameters: Parameter[] = [];
  for (const [name, field] of Object.entries<unknown>(object.shape)) {
    if (!(field instanceof z.ZodType)) return null;
    const schema = z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' });
    const type = schema.type === 'integer' ? 'number' : schema.type;
    if (type !== 'string' && type !== 'number' && type !== 'boolean') return null;
    const required = !field.safeParse(undefined).success;
    parameters.push({ name, required, type });
  }
  return parameters;
}

/** The input that the parameters of an address stand for. What does not fit its type stays a text, for the schema to refuse. */
export function inputOfQuery(query: URLSearchParams, parameters: readonly Parameter[]): Record<string, unknown> {
  const types = new Map(parameters.map(({ name, type }) => [name, type]));
  return Object.fromEntries([...query].map(([name, text]): [string, unknown] => [name, typedValue(text, types.get(name))]));
}

function typedValue(text: string, type: Parameter['type'] | undefined): string | number | boolean {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const number = type === 'number' && text.trim() !== '' ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}
