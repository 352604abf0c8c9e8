import { type ZodType, z } from 'zod';
import { InferenceError } from '../errors/index.ts';
import type { JsonSchema } from '../types/object.ts';
import { jsonSchemaValidator } from './json-schema.ts';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  /** `problem` is for the model; `where` holds no word of its answer. */
  | { readonly ok: false; readonly problem: string; readonly where: string };

/** A schema as a server is told it and as an answer is held to it. */
export interface Rule<T> {
  readonly jsonSchema: JsonSchema;
  read(json: unknown): Checked<T>;
}

/** @throws InferenceError `config_invalid` for a schema that JSON Schema cannot say. */
export function zodRule<T>(schema: ZodType<T>): Rule<T> {
  return {
    jsonSchema: jsonSchemaOf(schema),
    read(json) {
      const parsed = schema.safeParse(json);
      if (parsed.success) return { ok: true, value: parsed.data };
      const where = parsed.error.issues.map(({ code }) => code).join(', ');
      return { ok: false, problem: z.prettifyError(parsed.error), where };
    },
  };
}

function jsonSchemaOf(schema: ZodType): JsonSchema {
  try {
    return z.toJSONSchema(schema);
  } catch (error) {
    throw new InferenceError('config_invalid', { message: 'The schema has no JSON Schema', cause: error });
  }
}

/** @throws InferenceError `config_invalid` for a schema that an answer cannot be held to. */
export function jsonRule(jsonSchema: JsonSchema): Rule<unknown> {
  const validate = held(() => jsonSchemaValidator(jsonSchema));
  return {
    jsonSchema,
    read(json) {
      const problems = held(() => validate(json));
      if (problems.length === 0) return { ok: true, value: json };
      const problem = problems.map(({ path, keyword }) => `${path || 'the value'} breaks "${keyword}"`).join('; ');
      return { ok: false, problem, where: problems.map(({ keyword }) => keyword).join(', ') };
    },
  };
}

function held<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : undefined;
    throw new InferenceError('config_invalid', { message, cause: error });
  }
}
