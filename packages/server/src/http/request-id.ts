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
    c.set('log', withRequestId(log, id));
    return runWithRequestId(id, async () => {
      await next();
      c.header('X-Request-Id', id);
      if (probes.has(c.req.path) && c.res.status === 200) return;
      const fields = { method: c.req.method, path: loggedPath(c.req.path), status: c.res.status };
      c.var.log.info({ ...fields, ms: Math.round(performance.now() - started) }, 'request');
    });
  });
