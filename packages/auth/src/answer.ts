/** The library's answers as this product gives them. */
import { mapDatabaseError } from '@repo/db';
import { AppError, type ErrorKind } from '@repo/facts';
import type { Locale } from '@repo/i18n';
import { type AuthErrorData, authErrorData } from './error-data.ts';
import { refusalOf } from './refusals.ts';

function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : undefined;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function errorResponse(status: number, body: unknown, headers: Headers, locale: Locale = 'ur'): Response {
  const retryAfter = retryAfterOf(headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(JSON.stringify(authErrorData(status, body, retryAfter, locale)), { status, headers });
}

/** An error gets the wire form of the product and the standard `Retry-After`; anything else is passed on. */
export async function answerOf(response: Response, locale: Locale): Promise<Response> {
  if (response.status < 400) return response;
  const body = await bodyOf(response);
  const refusal = refusalOf(typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : undefined);
  return errorResponse(refusal?.status ?? response.status, refusal ?? body, new Headers(response.headers), locale);
}

/** What the database refused, as its counter of an organization says it; null for an error of another kind. */
export function answerToError(error: unknown): Response | null {
  const mapped = mapDatabaseError(error);
  if (!(mapped instanceof AppError) || !['SEAT_LIMIT', 'LAST_OWNER'].includes(mapped.code)) return null;
  return errorResponse(403, { code: mapped.code, params: mapped.params }, new Headers());
}

const statuses: Readonly<Partial<Record<ErrorKind, number>>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
};

/** A refusal of a path of our own; an error that is none is thrown again. */
export function refusalAnswer(error: unknown): Response {
  const status = error instanceof AppError ? statuses[error.kind] : undefined;
  if (!(error instanceof AppError) || status === undefined) throw error;
  const { code, kind, messageKey, params, field } = error;
  const data: AuthErrorData = { code, kind, messageKey, params, ...(field === undefined ? {} : { field }) };
  return Response.json(data, { status });
}

export function notFound(): Response {
  return errorResponse(404, undefined, new Headers());
}
