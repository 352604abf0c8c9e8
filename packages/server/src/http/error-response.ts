import type { AppError } from '@repo/facts';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import type { Context } from 'hono';
import { errorDataOf } from '../errors/error-data-of.ts';
import { namesOf } from '../errors/kinds.ts';
import type { HostEnv } from './host-env.ts';

/** Answers with an error: `ErrorData` as JSON, in tRPC's envelope under /trpc so that its client understands it. */
export function errorResponse(c: Context<HostEnv>, error: AppError): Response {
  const data = errorDataOf(error, c.var.requestId);
  const { status, trpc } = namesOf(error);
  c.header('Cache-Control', 'no-store');
  if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter));
  const body = /^\/trpc(?:\/|$)/.test(c.req.path)
    ? { error: { code: TRPC_ERROR_CODES_BY_KEY[trpc], message: data.code, data } }
    : data;
  return c.json(body, status);
}
