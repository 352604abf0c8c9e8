/** What a host measures of itself. No series names an organization or a person. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createMiddleware } from 'hono/factory';
import type { HostEnv } from '../http/host-env.ts';
import { createRegistry, type Registry } from './registry.ts';

export interface Metrics {
  /** Further gauges are added by whoever holds what they read. */
  readonly registry: Pick<Registry, 'gauge'>;
  /** Counts and times every answer by its route, as it was declared. */
  readonly requests: ReturnType<typeof createMiddleware<HostEnv>>;
  /** One call of a procedure has ended. */
  call(procedure: string, status: number, seconds: number): void;
  text(): string;
}

/** Others, which a caller may invent, are counted together. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export interface PoolUse {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** @param pool of the database */
export function createMetrics(pool: () => PoolUse): Metrics {
  const registry = createRegistry();
  const requests = registry.counter('http_requests_total', 'Requests by route, method and status.');
  const durations = registry.histogram('http_request_duration_seconds', 'Time until an answer begins, by route.');
  const calls = registry.counter('procedure_calls_total', 'Calls of procedures by the status that each means.');
  const callDurations = registry.histogram('procedure_duration_seconds', 'Time of a call, by procedure.');
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  registry.gauge('event_loop_delay_seconds', 'How late timers are since the last reading.', () => {
    const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9);
    const now = [
      [{ quantile: '0.5' }, seconds(delay.percentile(50))],
      [{ quantile: '0.99' }, seconds(delay.percentile(99))],
      [{ quantile: '1' }, seconds(delay.max)],
    ] as const;
    delay.reset();
    return now;
  });
  registry.gauge('process_memory_bytes', 'Memory of the process.', () => {
    const { rss, heapUsed, external } = process.memoryUsage();
    return [
      [{ kind: 'rss' }, rss],
      [{ kind: 'heap' }, heapUsed],
      [{ kind: 'external' }, external],
    ];
  });
  registry.gauge('process_uptime_seconds', 'Age of the process.', () => process.uptime());
  registry.gauge('database_connections', 'Connections of the pool, and who waits for one.', () => {
    const { total, idle, waiting } = pool();
    return [
      [{ state: 'used' }, total - idle],
      [{ state: 'idle' }, idle],
      [{ state: 'waiting' }, waiting],
    ];
  });

  return {
    registry,
    requests: createMiddleware<HostEnv>(async (c, next) => {
      const began = performance.now();
      await next();
      const method = methods.has(c.req.method) ? c.req.method : 'other';
      const route = c.req.routePath;
      requests({ route, method, status: String(c.res.status) });
      durations({ route }, (performance.now() - began) / 1000);
    }),
    call(procedure, status, seconds) {
      calls({ procedure, status: String(status) });
      callDurations({ procedure }, seconds);
    },
    text: registry.text,
  };
}
