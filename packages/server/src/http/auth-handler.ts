import type { AuthService } from '@repo/auth';
import type { Context } from 'hono';
import { protocolError } from '../errors/protocol-error.ts';
import { withRealIp } from './client-ip.ts';
import { errorResponse } from './error-response.ts';
import type { HostEnv } from './host-env.ts';

/** Hands /api/auth/* to the auth package; adds the standard `Retry-After` beside the library's own header. */
export const authHandler =
  (auth: AuthService) =>
  async (c: Context<HostEnv>): Promise<Response> => {
    if (c.req.method !== 'GET' && c.req.method !== 'POST') {
      c.header('Allow', 'GET, POST');
      return errorResponse(c, protocolError('METHOD_NOT_SUPPORTED'));
    }
    const response = await auth.handle(withRealIp(c.req.raw, c.var.clientIp));
    const wait = response.headers.get('x-retry-after');
    if (wait === null || response.headers.has('retry-after')) return response;
    const headers = new Headers(response.headers);
    headers.set('Retry-After', wait);
    return new Response(response.body, { status: response.status, headers });
  };
