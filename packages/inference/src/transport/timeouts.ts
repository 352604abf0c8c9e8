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

/**
 * The timer of an attempt: one phase runs at a time. A phase begins and stops with every token, so the clock is not told each time:
 * what it calls back for is looked at then.
 */
export class PhaseTimer {
  readonly #clock: Clock;
  readonly #limits: Readonly<Record<AttemptPhase, number>>;
  readonly #expire: (phase: AttemptPhase) => void;
  #running: { readonly phase: AttemptPhase; readonly dueMs: number } | null = null;
  /** For which phase the clock was asked to call back; null when it has. */
  #callFor: AttemptPhase | null = null;
  #cancelCall: () => void = () => {};

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
    const dueMs = this.#clock.monotonicMs() + this.#limits[phase];
    this.#running = { phase, dueMs };
    if (this.#callFor !== phase) this.#callAt(dueMs, phase);
  }

  isIn(phase: AttemptPhase): boolean {
    return this.#running?.phase === phase;
  }

  /** Gives a phase that runs more time from now; false where another one runs, or none. */
  prolong(phase: AttemptPhase, ms: number): boolean {
    if (!this.isIn(phase)) return false;
    const dueMs = this.#clock.monotonicMs() + ms;
    this.#running = { phase, dueMs };
    this.#callAt(dueMs, phase);
    return true;
  }

  /** Until the next phase begins. */
  stop(): void {
    this.#running = null;
  }

  /** For good. */
  cancel(): void {
    this.stop();
    this.#cancelCall();
    this.#callFor = null;
  }

  #callAt(dueMs: number, phase: AttemptPhase): void {
    this.#cancelCall();
    this.#callFor = phase;
    this.#cancelCall = this.#clock.schedule(Math.max(dueMs - this.#clock.monotonicMs(), 0), () => this.#look());
  }

  #look(): void {
    this.#callFor = null;
    const running = this.#running;
    if (running === null) return;
    // A timer may call back a little early.
    if (this.#clock.monotonicMs() < running.dueMs - 1) this.#callAt(running.dueMs, running.phase);
    else this.#expire(running.phase);
  }
}
