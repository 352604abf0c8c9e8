import type { TimeoutPhase } from '../types/error-codes.ts';
import type { Clock } from './clock.ts';

/** Limits of one call. */
export interface Timeouts {
  /** For a place among the calls of an endpoint, per attempt. */
  readonly queueMs: number;
  /** TCP and TLS, per attempt. */
  readonly connectMs: number;
  /** From the request written to the first text, reasoning, refusal or tool delta, per attempt. Comments and pings do not count. */
  readonly firstTokenMs: number;
  /** Between two such deltas, while the reader waits for one. */
  readonly betweenTokensMs: number;
  /** The whole call with its retries. */
  readonly totalMs: number;
}

export type AttemptPhase = Exclude<TimeoutPhase, 'queue' | 'total'>;

/** The timer of an attempt: one phase runs at a time. */
export class PhaseTimer {
  readonly #clock: Clock;
  readonly #limits: Readonly<Record<AttemptPhase, number>>;
  readonly #expire: (phase: AttemptPhase) => void;
  #cancel: () => void = () => {};

  constructor(clock: Clock, timeouts: Timeouts, expire: (phase: AttemptPhase) => void) {
    this.#clock = clock;
    this.#expire = expire;
    this.#limits = {
      connect: timeouts.connectMs,
      first_token: timeouts.firstTokenMs,
      between_tokens: timeouts.betweenTokensMs,
    };
  }

  start(phase: AttemptPhase): void {
    this.stop();
    this.#cancel = this.#clock.schedule(this.#limits[phase], () => this.#expire(phase));
  }

  stop(): void {
    this.#cancel();
    this.#cancel = () => {};
  }
}
