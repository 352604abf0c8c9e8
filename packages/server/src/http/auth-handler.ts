import type { AuthErrorData, AuthService } from '@repo/auth';
import type { Context } from 'hono';
import type { ErrorData } from '../error-data.ts';
import { withRealIp } from './client-ip.ts';
import type { HostEnv } from './host-env.ts';

/** Hands /api/auth/* to the auth package, and gives its errors the request id. */
export const authHandler =
  (auth: AuthService) =>
  async (c: Context<HostEnv>): Promise<Response> => {
    const response = await auth.handle(withRealIp(c.req.raw, c.var.clientIp));
    const headers = new Headers(response.headers);
    headers.set('Cache-Control', 'no-store');
    if (response.status < 400) return new Response(response.body, { status: response.status, headers });
    const error: AuthErrorData = JSON.parse(await response.text());
    const { requestId } = c.var;
    const params = error.messageKey === 'errors.INTERNAL' ? { ...error.params, requestId } : error.params;
    const data: ErrorData = { ...error, params, requestId };
    headers.delete('content-length');
    return new Response(JSON.stringify(data), { status: response.status, headers });
  };
