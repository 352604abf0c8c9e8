import { InferenceError } from '../errors/index.ts';
import type { Clock, Endpoint, Timeouts } from '../transport/index.ts';
import type { Account } from '../types/account.ts';
import type { CardFinder } from '../types/card-finder.ts';
import type { Observer } from '../types/observer.ts';
import type { Redaction } from '../types/redaction.ts';
import type { RetryBudget } from './backoff.ts';
import type { Breakers } from './breaker.ts';
import { loadingFirstTokenMs } from './loading.ts';
import type { Server } from './servers.ts';

/** What every call of a client shares. */
export interface Context {
  readonly servers: readonly Server[];
  readonly breakers: Breakers;
  readonly retries: RetryBudget;
  readonly account: Account | null;
  readonly observer: Observer | null;
  readonly cards: CardFinder | null;
  readonly redaction: Redaction | null;
  readonly timeouts: Partial<Timeouts>;
  readonly clock: Clock;
  /** Aborted when the client is closed. */
  readonly closing: AbortSignal;
  /** In [0, 1). */
  readonly random: () => number;
}

const defaults: Timeouts = {
  queueMs: 30_000,
  connectMs: 3_000,
  firstTokenMs: 60_000,
  betweenTokensMs: 30_000,
  totalMs: 300_000,
};
const loopbackConnectMs = 500;

/** The limits for an endpoint: what the call says, else the client, else the defaults. */
export function timeoutsFor(
  { isLoopback, dialect }: Endpoint,
  ...wishes: readonly (Partial<Timeouts> | undefined)[]
): Timeouts {
  const own = {
    ...defaults,
    ...(isLoopback ? { connectMs: loopbackConnectMs } : {}),
    ...(dialect === 'ollama' ? { firstTokenMs: loadingFirstTokenMs } : {}),
  };
  return checkTimeouts(Object.assign(own, ...wishes));
}

/** The limits that do not depend on the endpoint. */
export function callTimeouts(...wishes: readonly (Partial<Timeouts> | undefined)[]): Pick<Timeouts, 'queueMs' | 'totalMs'> {
  return checkTimeouts(Object.assign({ ...defaults }, ...wishes));
}

/** @throws InferenceError `config_invalid` for a limit that is not positive or does not fit the 31 bits of a timer. */
function checkTimeouts(timeouts: Timeouts): Timeouts {
  const bad = Object.entries(timeouts).find(([, ms]) => !(ms > 0 && ms <= 0x7fff_ffff));
  if (bad !== undefined) throw new InferenceError('config_invalid', { message: `Timeout ${bad[0]} is out of range` });
  return timeouts;
}
