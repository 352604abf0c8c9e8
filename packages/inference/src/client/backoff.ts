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
  readonly #calls: Recent;
  readonly #retries: Recent;

  constructor(clock: Clock) {
    this.#calls = new Recent(clock);
    this.#retries = new Recent(clock);
  }

  countCall(): void {
    this.#calls.add();
  }

  /** Takes one retry, or says that there is none left. */
  take(): boolean {
    if (this.#retries.count() >= Math.max(alwaysAllowed, this.#calls.count() * retriesPerCall)) return false;
    this.#retries.add();
    return true;
  }
}

/** How often something was within the window, at the same cost whether that is ten times or a million. */
class Recent {
  readonly #clock: Clock;
  #times: number[] = [];
  /** Those before it are out of the window. */
  #first = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(): void {
    this.#forget();
    this.#times.push(this.#clock.monotonicMs());
  }

  count(): number {
    this.#forget();
    return this.#times.length - this.#first;
  }

  #forget(): void {
    const from = this.#clock.monotonicMs() - windowMs;
    while (this.#first < this.#times.length && (this.#times[this.#first] ?? 0) <= from) this.#first += 1;
    if (this.#first * 2 <= this.#times.length) return;
    this.#times = this.#times.slice(this.#first);
    this.#first = 0;
  }
}
