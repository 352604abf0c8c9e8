export interface Outage {
  /** Of so many requests; 1. */
  readonly times?: number;
  /** 0: the connection ends without an answer. */
  readonly status: 0 | 409 | 429 | 500 | 502 | 503;
  /** `after`: it is carried out, but nobody hears of it. */
  readonly when: 'after' | 'before';
}

/** Failures that wait for their requests. */
export class Outages {
  readonly #waiting: Outage[] = [];

  add(outage: Outage): void {
    for (let left = outage.times ?? 1; left > 0; left -= 1) this.#waiting.push(outage);
  }

  next(): Outage | undefined {
    return this.#waiting.shift();
  }
}
