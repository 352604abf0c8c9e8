import type { Context } from 'hono';
import type { InferenceState } from '../inference/port.ts';
import type { HostEnv } from './host-env.ts';
import type { Lifecycle } from './lifecycle.ts';

export interface Readiness {
  readonly life: Readonly<Lifecycle>;
  /** Each rejects when it is not ready: the database answers, its migrations are applied. */
  readonly checks: Readonly<Record<string, () => Promise<void>>>;
  /** As it last was. A product without a model is ready: it works by rules. */
  readonly model?: () => InferenceState | null;
}

const checkTimeout = 2_000;

/** The process lives; nothing else is asked. */
export const healthz = (c: Context<HostEnv>): Response => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' });

/** Milliseconds that a result is good for: whoever asks more often does not reach the database. */
const fresh = 250;

/** The process may be sent requests. Names the check that failed, never why, and the rule by which no model is used, never its host. */
export function readyz({ life, checks, model = () => null }: Readiness) {
  let latest: { readonly at: number; readonly failed: Promise<readonly string[]> } | undefined;
  const failedChecks = () => {
    const at = performance.now();
    if (!latest || at - latest.at > fresh) latest = { at, failed: runChecks(checks) };
    return latest.failed;
  };
  return async (c: Context<HostEnv>): Promise<Response> => {
    c.header('Cache-Control', 'no-store');
    if (life.draining) return c.json({ status: 'draining' }, 503);
    const failed = await failedChecks();
    if (failed.length === 0) return c.json({ status: 'ready', ...refusedModel(model()) });
    return c.json({ status: 'unavailable', failed }, 503, { 'Retry-After': '2' });
  };
}

function refusedModel(state: InferenceState | null) {
  return state?.state === 'refused' ? { model: { state: state.state, reason: state.reason } } : {};
}

async function runChecks(checks: Readiness['checks']): Promise<readonly string[]> {
  const entries = Object.entries(checks);
  const results = await Promise.allSettled(entries.map(([, check]) => within(checkTimeout, check())));
  return entries.flatMap(([name], index) => (results[index]?.status === 'rejected' ? [name] : []));
}

function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timed out')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
