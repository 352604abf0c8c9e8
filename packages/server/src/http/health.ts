import type { Context } from 'hono';
import type { HostEnv } from './host-env.ts';

export interface Readiness {
  readonly draining: () => boolean;
  /** Each rejects when it is not ready: the database answers, its migrations are applied. */
  readonly checks: Readonly<Record<string, () => Promise<void>>>;
}

const checkTimeout = 2_000;

/** The process lives; nothing else is asked. */
export const healthz = (c: Context<HostEnv>): Response => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' });

/** The process may be sent requests. Names the check that failed, never why. */
export const readyz =
  ({ draining, checks }: Readiness) =>
  async (c: Context<HostEnv>): Promise<Response> => {
    c.header('Cache-Control', 'no-store');
    if (draining()) return c.json({ status: 'draining' }, 503);
    const entries = Object.entries(checks);
    const results = await Promise.allSettled(entries.map(([, check]) => within(checkTimeout, check())));
    const failed = entries.flatMap(([name], index) => (results[index]?.status === 'rejected' ? [name] : []));
    if (failed.length === 0) return c.json({ status: 'ready' });
    return c.json({ status: 'unavailable', failed }, 503, { 'Retry-After': '2' });
  };

function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timed out')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
