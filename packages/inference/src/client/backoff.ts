import type { Clock } from '../transport/index.ts';

const baseMs = 250;
const capMs = 8_000;
const windowMs = 10_000;
const retriesPerCall = 0.1;
/** So that a quiet client may retry at all. */
const alwaysAllowed = 10;

/** Wait before the n-th retry (from 0): full jitter, base 250 ms, cap 8 s. `random` is in [0, 1). */
export const backoffMs = (retry: number, random: () => number): number =>
  Math.round(random() * Math.min(capMs, baseMs * 2 ** retry));

/** Keeps retries from multiplying the load on servers that are down: one for ten calls within 10 s, and ten in any case. */
export class RetryBudget {
  readonly #clock: Clock;
  #calls: number[] = [];
  #retries: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  countCall(): void {
    this.#calls = this.#recent(this.#calls);
    this.#calls.push(this.#clock.monotonicMs());
  }

  /** Takes one retry, or says that there is none left. */
  take(): boolean {
    this.#calls = this.#recent(this.#calls);
    this.#retries = this.#recent(this.#retries);
    if (this.#retries.length >= Math.max(alwaysAllowed, this.#calls.length * retriesPerCall)) return false;
    this.#retries.push(this.#clock.monotonicMs());
    return true;
  }

  #recent(times: readonly number[]): number[] {
    const from = this.#clock.monotonicMs() - windowMs;
    return times.filter((time) => time > from);
  }
}
