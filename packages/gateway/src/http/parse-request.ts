import type { z } from 'zod';
import { invalidRequest } from '../gateway-error.ts';

export interface ParsedRequest<T> {
  readonly value: T;
  /** Top-level fields that the gateway does not know. */
  readonly ignored: readonly string[];
}

/**
 * Checks a body against a schema of known fields; others are named, not refused.
 * @throws GatewayError 400 with the first wrong field.
 */
export function parseRequest<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  body: unknown,
): ParsedRequest<z.output<z.ZodObject<Shape>>> {
  const result = schema.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw invalidRequest(path === '' ? 'The body must be a JSON object' : `${path}: ${issue?.message}`, path || undefined);
  }
  const given = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return { value: result.data, ignored: given.filter((name) => !Object.hasOwn(schema.shape, name)) };
}

const listedNames = 16;
const longestName = 64;

/** The header that names ignored fields; none when there are none. Names are percent-encoded and cut to a sane length. */
export function ignoredHeader(ignored: readonly string[]): Record<string, string> {
  if (ignored.length === 0) return {};
  const names = ignored.slice(0, listedNames).map((name) => encodeURIComponent(wellFormed(name.slice(0, longestName))));
  return { 'x-buniyad-ignored': names.join(', ') };
}

/** Half of a surrogate pair becomes U+FFFD; it cannot be encoded. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
