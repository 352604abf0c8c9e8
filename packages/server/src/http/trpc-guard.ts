import { AppError } from '@repo/facts';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { protocolError } from '../errors/protocol-error.ts';
import { errorResponse } from './error-response.ts';
import type { HostEnv } from './host-env.ts';
import { isIdempotencyKey, keyHeader } from './idempotency-key.ts';
import { checkJson } from './json-guard.ts';
import { asksForLines } from './trpc-calls.ts';

/** Most calls in one request; the client's `maxItems` is the same. */
export const maxBatchSize = 20;

/** What tRPC would let through: other verbs, other content types, endless batches, endless nesting. */
export const trpcGuard = () =>
  createMiddleware<HostEnv>((c, next) => {
    const refused = refusalOf(c);
    if (refused) return Promise.resolve(errorResponse(c, refused));
    const goOn = (input: string | undefined) => {
      if (input) checkJson(input);
      return next();
    };
    return c.req.method === 'POST' ? c.req.text().then(goOn) : goOn(c.req.query('input'));
  });

function refusalOf(c: Context<HostEnv>): AppError | null {
  const { method, path } = c.req;
  if (method !== 'GET' && method !== 'POST') {
    c.header('Allow', 'GET, POST');
    return protocolError('METHOD_NOT_SUPPORTED');
  }
  // tRPC decodes the path before it takes it apart.
  const calls = c.req.query('batch') === '1' ? path.split(/,|%2c/i).length : 1;
  // A stream counts as one: twenty generators in it would pass the limit of streams.
  const max = asksForLines(c) ? 1 : maxBatchSize;
  if (calls > max) return new AppError('BATCH_TOO_LARGE', { params: { max: String(max) } });
  const key = c.req.header(keyHeader);
  if (key !== undefined && !isIdempotencyKey(key)) return protocolError('IDEMPOTENCY_KEY_INVALID');
  // One key names one effect.
  if (key !== undefined && calls > 1) return protocolError('IDEMPOTENCY_KEY_BATCH');
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== undefined ? type !== 'application/json' : method === 'POST') return protocolError('UNSUPPORTED_MEDIA_TYPE');
  return null;
}
