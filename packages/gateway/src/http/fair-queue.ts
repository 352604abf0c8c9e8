/** Lets as many requests run as there are sequences; the others wait for a bounded time, and their tenants take turns. */
import { GatewayError } from '../gateway-error.ts';

export interface FairQueueOptions {
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
  refuse(): void;
}

/** Weight of the newest duration in the moving average. */
const smoothing = 0.2;

export class FairQueue {
  readonly #options: FairQueueOptions;
  readonly #now: () => number;
  /** Who waits, by tenant, in the order they came; the tenant whose turn is next stands first. No line is empty. */
  readonly #lines = new Map<string, Waiter[]>();
  #active = 0;
  #meanDuration = 0;

  constructor(options: FairQueueOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  get active(): number {
    return this.#active;
  }

  get waiting(): number {
    return this.#countTo(Number.POSITIVE_INFINITY);
  }

  /**
   * Runs `work` when the tenant's turn comes. An abort while waiting leaves the queue at once and rejects with the signal's reason.
   * @throws GatewayError 429 `overloaded` with Retry-After, when the queue is full or the wait was too long. A full queue still
   * takes a tenant in who has fewer waiting than another: the newest of the one who has most is refused in its place.
   */
  async run<T>(tenant: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#enter(tenant, signal);
    const start = this.#now();
    try {
      return await work();
    } finally {
      this.#learn(this.#now() - start);
      const next = this.#nextInTurn();
      if (next) next.admit();
      else this.#active -= 1;
    }
  }

  #enter(tenant: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#active < this.#options.active) {
      this.#active += 1;
      return Promise.resolve();
    }
    if (this.waiting >= this.#options.waiting) this.#makeRoom(tenant);
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        return this.#remove(tenant, waiter);
      };
      const waiter: Waiter = {
        admit: () => {
          leave();
          resolve();
        },
        refuse: () => reject(this.#overloaded(leave())),
      };
      const onAbort = () => {
        leave();
        reject(signal.reason);
      };
      const timer = setTimeout(waiter.refuse, this.#options.waitTime);
      signal.addEventListener('abort', onAbort);
      const line = this.#lines.get(tenant);
      if (line) line.push(waiter);
      else this.#lines.set(tenant, [waiter]);
    });
  }

  #makeRoom(tenant: string): void {
    const own = this.#lines.get(tenant)?.length ?? 0;
    const [longest = []] = [...this.#lines.values()].sort((a, b) => b.length - a.length);
    if (longest.length <= own + 1) throw this.#overloaded(this.#countTo(own + 1) + 1);
    longest.at(-1)?.refuse();
  }

  /** The tenant's line goes to the end. */
  #nextInTurn(): Waiter | undefined {
    const [turn] = this.#lines;
    if (!turn) return undefined;
    const [tenant, line] = turn;
    this.#lines.delete(tenant);
    this.#lines.set(tenant, line);
    return line[0];
  }

  /** @returns its position in the queue, from 1. */
  #remove(tenant: string, waiter: Waiter): number {
    const line = this.#lines.get(tenant) ?? [];
    const index = line.indexOf(waiter);
    const position = this.#countTo(index + 1);
    line.splice(index, 1);
    if (line.length === 0) this.#lines.delete(tenant);
    return position;
  }

  /** How many have had their turn once every tenant had `rounds`. */
  #countTo(rounds: number): number {
    let count = 0;
    for (const line of this.#lines.values()) count += Math.min(line.length, rounds);
    return count;
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
