import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { withRequestId } from '../log/create-logger.ts';
import type { Log } from '../log/log.ts';
import type { HostEnv } from './host-env.ts';
import { loggedPath } from './logged-path.ts';
import { runWithRequestId } from './request-scope.ts';

/** Asked every few seconds by whatever watches the process; logged only when they fail. */
const probes = new Set(['/healthz', '/readyz', '/metrics']);

/** Names every request, in the answer and in the log, and logs one line when it is answered. */
export const requestId = (log: Log) =>
  createMiddleware<HostEnv>((c, next) => {
    const id = randomUUID();
    const started = performance.now();
    c.set('requestId', id);
    const named = withRequestId(log, id);
    c.set('log', named);
    return runWithRequestId(id, async () => {
      await next();
      c.res.headers.set('X-Request-Id', id);
      if (probes.has(c.req.path) && c.res.status === 200) return;
      const fields = { method: c.req.method, path: loggedPath(c.req.path), status: c.res.status };
      named.info({ ...fields, ms: Math.round(performance.now() - started) }, 'request');
    });
  });
