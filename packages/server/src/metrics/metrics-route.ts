import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '@repo/facts';
import type { Context } from 'hono';
import { errorResponse } from '../http/error-response.ts';
import type { HostEnv } from '../http/host-env.ts';
import { isLoopbackHost, isLoopbackIp } from '../http/loopback.ts';
import type { Metrics } from './metrics.ts';

/** Headers by which a proxy says that it speaks for somebody else. */
const forwarding = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * Answers this very machine under a local name (a foreign name that resolves to loopback is an attack), and whoever knows the token. To all others there is no such page: what a proxy passes on comes from
 * elsewhere even when its socket is local.
 */
export const metricsRoute =
  (metrics: Pick<Metrics, 'text'>, token: string | undefined) =>
  (c: Context<HostEnv>): Response => {
    const local =
      isLoopbackIp(c.var.clientIp) &&
      isLoopbackHost(new URL(c.req.url).hostname) &&
      forwarding.every((name) => c.req.header(name) === undefined);
    if (!local && !knows(c.req.header('authorization'), token)) {
      return errorResponse(c, new AppError('NOT_FOUND', { kind: 'not-found' }));
    }
    return c.text(metrics.text(), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    });
  };

function knows(authorization: string | undefined, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  return given !== undefined && token !== undefined && timingSafeEqual(hash(given), hash(token));
}

/** Of equal length whatever is compared. */
const hash = (text: string) => createHash('sha256').update(text).digest();
