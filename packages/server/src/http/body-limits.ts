import { AppError } from '@repo/facts';
import type { HonoRequest } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { errorResponse } from './error-response.ts';
import type { HostEnv } from './host-env.ts';

/** Bytes of a body. */
const maxBody = 1024 * 1024;

/** One mebibyte for every body but that of a file, which has a limit of its own and is written away as it arrives. */
export const bodyLimits = () => {
  const onError = (c: Parameters<typeof errorResponse>[0]) =>
    errorResponse(c, new AppError('BODY_TOO_LARGE', { kind: 'too-large' }));
  const limit = bodyLimit({ maxSize: maxBody, onError });
  return createMiddleware<HostEnv>((c, next) => (hasNoBody(c.req) || c.req.path === '/api/files' ? next() : limit(c, next)));
};

/** Hono asks for the body itself, for which a whole `Request` is made. */
function hasNoBody({ method }: HonoRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}
