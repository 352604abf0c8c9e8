import type { InferenceError } from '../errors/index.ts';
import type { Clock } from '../transport/index.ts';
import type { ErrorCode } from '../types/error-codes.ts';
import type { BreakerState } from '../types/reports.ts';

const windowSize = 20;
const failuresToOpen = 5;
const firstOpenMs = 5_000;
const maxOpenMs = 60_000;

const counted: ReadonlySet<ErrorCode> = new Set([
  'connect_failed',
  'unavailable',
  'upstream_error',
  'timeout',
  'protocol_error',
  'stream_incomplete',
]);

/** Whether an error says that the server is ill, and not that the request is. */
const isIllness = ({ code, status }: InferenceError): boolean => counted.has(code) && (status === undefined || status >= 500);

/** Leave to make one attempt; to be settled once with how it ended. */
export interface Admission {
  settle(error: InferenceError | null): void;
}

/**
 * Keeps calls away from a server that fails: opens after 5 failures of the last 20, for 5 s and twice as long each time up to
 * 60 s, then lets one call try. A server that asks for a pause gets it.
 */
export class Breaker {
  readonly #clock: Clock;
  #failures: boolean[] = [];
  #openUntilMs: number | null = null;
  #openMs = firstOpenMs;
  #pausedUntilMs = 0;
  #probing = false;
  #failed = 0;
  /** Of the last failure that counted: the server answered, with an error of its own. */
  #answeredWithError = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get state(): BreakerState {
    if (this.#openUntilMs === null) return this.#waitMs() > 0 ? 'open' : 'closed';
    return this.#waitMs() > 0 ? 'open' : 'half_open';
  }

  /** Milliseconds until a call may be tried; 0 when it may be now. */
  get retryAfterMs(): number {
    return Math.ceil(this.#waitMs());
  }

  /** Milliseconds of a pause that the server asked for; 0 where it rests after failures, or does not rest. */
  get pauseMs(): number {
    return this.#openUntilMs === null ? this.retryAfterMs : 0;
  }

  /** Attempts that failed so far; one that the caller ended is none. */
  get failed(): number {
    return this.#failed;
  }

  /**
   * The server answered something else. If it could not be reached before, one call may try it now; a server that fails calls by
   * itself rests on, as does one that asked for a pause.
   */
  noteAnswer(): void {
    if (this.#openUntilMs === null || this.#answeredWithError) return;
    this.#openUntilMs = Math.min(this.#openUntilMs, this.#clock.monotonicMs());
  }

  /** Null while calls are kept away. */
  admit(): Admission | null {
    if (this.#waitMs() > 0 || this.#probing) return null;
    const probe = this.#openUntilMs !== null;
    this.#probing = probe;
    return { settle: (error) => this.#settle(error, probe) };
  }

  #waitMs(): number {
    return Math.max(Math.max(this.#openUntilMs ?? 0, this.#pausedUntilMs) - this.#clock.monotonicMs(), 0);
  }

  #settle(error: InferenceError | null, probe: boolean): void {
    if (probe) this.#probing = false;
    const busy = error?.code === 'rate_limited' || error?.code === 'overloaded';
    // What it asked one call for is not taken back by its word to another that names no time.
    if (busy) this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#clock.monotonicMs() + (error.retryAfterMs ?? 0));
    if (error !== null && error.code !== 'aborted') this.#failed += 1;
    const failed = error !== null && isIllness(error);
    if (failed) this.#answeredWithError = error.code === 'upstream_error';
    if (error !== null && !failed) return;
    if (probe) this.#settleProbe(failed);
    else if (this.#openUntilMs === null) this.#count(failed);
  }

  #settleProbe(failed: boolean): void {
    this.#failures = [];
    if (failed) {
      this.#open(Math.min(this.#openMs * 2, maxOpenMs));
    } else {
      this.#openUntilMs = null;
      this.#openMs = firstOpenMs;
    }
  }

  #count(failed: boolean): void {
    this.#failures = [...this.#failures, failed].slice(-windowSize);
    if (this.#failures.filter(Boolean).length >= failuresToOpen) this.#open(firstOpenMs);
  }

  #open(ms: number): void {
    this.#openMs = ms;
    this.#openUntilMs = this.#clock.monotonicMs() + ms;
  }
}

const maxBreakers = 1_000;

/** One breaker for each model of each endpoint; of more than a thousand the oldest is forgotten, as callers name the models. */
export class Breakers {
  readonly #clock: Clock;
  readonly #byKey = new Map<string, Breaker>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(endpointId: string, model: string): Breaker {
    const key = JSON.stringify([endpointId, model]);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const [oldest] = this.#byKey.keys();
    if (oldest !== undefined && this.#byKey.size >= maxBreakers) this.#byKey.delete(oldest);
    const breaker = new Breaker(this.#clock);
    this.#byKey.set(key, breaker);
    return breaker;
  }

  /** The endpoint answered something other than a call. */
  noteAnswer(endpointId: string): void {
    for (const breaker of this.#ofEndpoint(endpointId)) breaker.noteAnswer();
  }

  /** The worst state of an endpoint's models. */
  stateOf(endpointId: string): BreakerState {
    const states = this.#ofEndpoint(endpointId).map(({ state }) => state);
    return states.find((state) => state === 'open') ?? states.find((state) => state === 'half_open') ?? 'closed';
  }

  #ofEndpoint(endpointId: string): Breaker[] {
    return [...this.#byKey].filter(([key]) => JSON.parse(key)[0] === endpointId).map(([, breaker]) => breaker);
  }
}
