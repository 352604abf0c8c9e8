/** Lets as many requests run as there are sequences; the others wait in order, for a bounded time. */
import { GatewayError } from '../gateway-error.ts';

export interface AdmissionQueueOptions {
  /** Requests that run at the same time. */
  readonly active: number;
  readonly waiting: number;
  /** Milliseconds. */
  readonly waitTime: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

interface Waiter {
  admit(): void;
}

/** Weight of the newest duration in the moving average. */
const smoothing = 0.2;

export class AdmissionQueue {
  readonly #options: AdmissionQueueOptions;
  readonly #now: () => number;
  readonly #waiters: Waiter[] = [];
  #active = 0;
  #meanDuration = 0;

  constructor(options: AdmissionQueueOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  get active(): number {
    return this.#active;
  }

  get waiting(): number {
    return this.#waiters.length;
  }

  /**
   * Runs `work` when its turn comes. An abort while waiting leaves the queue at once and rejects with the signal's reason.
   * @throws GatewayError 429 `overloaded` with Retry-After, when the queue is full or the wait was too long.
   */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#enter(signal);
    const start = this.#now();
    try {
      return await work();
    } finally {
      this.#learn(this.#now() - start);
      const next = this.#waiters.shift();
      if (next) next.admit();
      else this.#active -= 1;
    }
  }

  #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#active < this.#options.active) {
      this.#active += 1;
      return Promise.resolve();
    }
    if (this.#waiters.length >= this.#options.waiting) throw this.#overloaded(this.#waiters.length + 1);
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        admit: () => {
          settle();
          resolve();
        },
      };
      const leave = (reason: (position: number) => unknown) => {
        settle();
        const position = this.#waiters.indexOf(waiter) + 1;
        this.#waiters.splice(position - 1, 1);
        reject(reason(position));
      };
      const onAbort = () => leave(() => signal.reason);
      const timer = setTimeout(() => leave((position) => this.#overloaded(position)), this.#options.waitTime);
      signal.addEventListener('abort', onAbort);
      this.#waiters.push(waiter);
    });
  }

  #learn(duration: number): void {
    this.#meanDuration = this.#meanDuration === 0 ? duration : smoothing * duration + (1 - smoothing) * this.#meanDuration;
  }

  #overloaded(position: number): GatewayError {
    return new GatewayError(429, 'overloaded', 'The model is busy and the queue is full', {
      retryAfter: Math.max(1, Math.ceil((position * this.#meanDuration) / 1000)),
      shouldRetry: true,
    });
  }
}
