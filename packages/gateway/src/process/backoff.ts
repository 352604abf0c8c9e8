export interface BackoffOptions {
  /** Milliseconds before the first restart; each further one waits twice as long. */
  readonly first: number;
  readonly longest: number;
  /** A process that ran this long starts the count anew. */
  readonly stable: number;
}

export const defaultBackoff: BackoffOptions = { first: 250, longest: 30_000, stable: 60_000 };

/** Counts ends in a row and says how long to wait before the next start. */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(options: BackoffOptions = defaultBackoff) {
    this.#options = options;
  }

  /** @param uptime milliseconds that the process ran. @returns milliseconds. */
  next(uptime: number): number {
    if (uptime >= this.#options.stable) this.#failures = 0;
    const delay = Math.min(this.#options.longest, this.#options.first * 2 ** this.#failures);
    this.#failures += 1;
    return delay;
  }
}
