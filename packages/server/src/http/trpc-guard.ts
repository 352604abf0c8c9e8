import { AppError } from '@repo/facts';
import { createMiddleware } from 'hono/factory';
import { protocolError } from '../errors/protocol-error.ts';
import { errorResponse } from './error-response.ts';
import type { HostEnv } from './host-env.ts';
import { isIdempotencyKey, keyHeader } from './idempotency-key.ts';
import { checkJson } from './json-guard.ts';

/** Most calls in one request; the client's `maxItems` is the same. */
export const maxBatchSize = 20;

/** What tRPC would let through: other verbs, other content types, endless batches, endless nesting. */
export const trpcGuard = () =>
  createMiddleware<HostEnv>(async (c, next) => {
    const { method, path } = c.req;
    if (method !== 'GET' && method !== 'POST') {
      c.header('Allow', 'GET, POST');
      return errorResponse(c, protocolError('METHOD_NOT_SUPPORTED'));
    }
    // tRPC decodes the path before it takes it apart.
    const calls = c.req.query('batch') === '1' ? path.split(/,|%2c/i).length : 1;
    if (calls > maxBatchSize) {
      return errorResponse(c, new AppError('BATCH_TOO_LARGE', { params: { max: String(maxBatchSize) } }));
    }
    const key = c.req.header(keyHeader);
    if (key !== undefined && !isIdempotencyKey(key)) return errorResponse(c, protocolError('IDEMPOTENCY_KEY_INVALID'));
    // One key names one effect.
    if (key !== undefined && calls > 1) return errorResponse(c, protocolError('IDEMPOTENCY_KEY_BATCH'));
    const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
    if (type !== undefined ? type !== 'application/json' : method === 'POST') {
      return errorResponse(c, protocolError('UNSUPPORTED_MEDIA_TYPE'));
    }
    const input = method === 'POST' ? await c.req.text() : c.req.query('input');
    if (input) checkJson(input);
    return next();
  });
