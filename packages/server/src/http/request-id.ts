import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { withRequestId } from '../log/create-logger.ts';
import type { Log } from '../log/log.ts';
import type { HostEnv } from './host-env.ts';
import { loggedPath } from './logged-path.ts';
import { runWithRequestId } from './request-scope.ts';

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
      const fields = { method: c.req.method, path: loggedPath(c.req.path), status: c.res.status };
      c.var.log.info({ ...fields, ms: Math.round(performance.now() - started) }, 'request');
    });
  });
