export interface Outage {
  /** So many requests pass before; 0. */
  readonly skip?: number;
  /** Of so many requests; 1. */
  readonly times?: number;
  /** 0: the connection ends without an answer. */
  readonly status: 0 | 403 | 409 | 429 | 500 | 502 | 503;
  /** `after`: it is carried out, but nobody hears of it. */
  readonly when: 'after' | 'before';
}

/** Failures that wait for their requests. */
export class Outages {
  readonly #waiting: (Outage | undefined)[] = [];

  add(outage: Outage): void {
    for (let passing = outage.skip ?? 0; passing > 0; passing -= 1) this.#waiting.push(undefined);
    for (let left = outage.times ?? 1; left > 0; left -= 1) this.#waiting.push(outage);
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  next(): Outage | undefined {
    return this.#waiting.shift();
  }
}
