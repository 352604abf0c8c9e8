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

/** Who waits of one tenant, in the order they came. */
interface Line {
  /** The round in which it is served next. */
  round: number;
  readonly waiters: Waiter[];
}

/** Weight of the newest duration in the moving average. */
const smoothing = 0.2;

export class FairQueue {
  readonly #options: FairQueueOptions;
  readonly #now: () => number;
  /** By tenant. No line is empty. */
  readonly #lines = new Map<string, Line>();
  /** The round that is being served. */
  #round = 0;
  /** Who was served in it: one who comes again has had this turn, whether others of the same tenant waited or not. */
  readonly #served = new Set<string>();
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
      if (line) line.waiters.push(waiter);
      else this.#lines.set(tenant, { round: this.#round + (this.#served.has(tenant) ? 1 : 0), waiters: [waiter] });
    });
  }

  #makeRoom(tenant: string): void {
    const own = this.#lines.get(tenant)?.waiters.length ?? 0;
    const [longest = []] = [...this.#lines.values()].map(({ waiters }) => waiters).sort((a, b) => b.length - a.length);
    if (longest.length <= own + 1) throw this.#overloaded(this.#countTo(own + 1) + 1);
    longest.at(-1)?.refuse();
  }

  /** The first of the line with the earliest round; of several such lines, the one that began first. */
  #nextInTurn(): Waiter | undefined {
    const [turn] = [...this.#lines].sort(([, a], [, b]) => a.round - b.round);
    if (!turn) return undefined;
    const [tenant, line] = turn;
    if (line.round > this.#round) this.#served.clear();
    this.#round = line.round;
    this.#served.add(tenant);
    line.round += 1;
    return line.waiters[0];
  }

  /** @returns its position in the queue, from 1. */
  #remove(tenant: string, waiter: Waiter): number {
    const waiters = this.#lines.get(tenant)?.waiters ?? [];
    const index = waiters.indexOf(waiter);
    const position = this.#countTo(index + 1);
    waiters.splice(index, 1);
    if (waiters.length === 0) this.#lines.delete(tenant);
    return position;
  }

  /** How many have had their turn once every tenant had `rounds`. */
  #countTo(rounds: number): number {
    let count = 0;
    for (const { waiters } of this.#lines.values()) count += Math.min(waiters.length, rounds);
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
