/** How many calls an endpoint gets at once, and who waits for how long. */
import { InferenceError } from '../errors/index.ts';
import type { Clock } from '../transport/index.ts';

export interface LaneLimits {
  /** Calls that run at the same time. */
  readonly inFlight: number;
  /** Calls that may wait. */
  readonly queued: number;
}

const defaults: LaneLimits = { inFlight: 8, queued: 32 };

/** @throws InferenceError `config_invalid` for a limit that is no whole number, or lets nothing through. */
export function readLimits(wished: Partial<LaneLimits>): LaneLimits {
  const limits = { ...defaults, ...wished };
  const { inFlight, queued } = limits;
  if (Number.isInteger(inFlight) && inFlight > 0 && Number.isInteger(queued) && queued >= 0) return limits;
  throw new InferenceError('config_invalid', { message: 'The limits of calls are out of range' });
}

/** A place among the calls that run; to be given back once. */
export interface Slot {
  /** @param latencyMs what the endpoint took until its answer began; null where it gave none */
  release(latencyMs: number | null): void;
}

export interface Wait {
  /** Tenants take turns, however many calls each of them has. */
  readonly tenant: string;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** Weight of the newest latency in the moving average. */
const smoothing = 0.2;

type Admit = (slot: Slot) => void;

export class Lane {
  readonly #clock: Clock;
  readonly #limits: LaneLimits;
  /** Those who wait, by tenant; the tenant whose turn it is stands first. */
  readonly #waiting = new Map<string, Set<Admit>>();
  #inFlight = 0;
  #latencyMs: number | null = null;

  constructor(clock: Clock, limits: LaneLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get queued(): number {
    return [...this.#waiting.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Moving average; null before the first answer. */
  get latencyMs(): number | null {
    return this.#latencyMs;
  }

  get isFree(): boolean {
    return this.#inFlight < this.#limits.inFlight;
  }

  get hasRoom(): boolean {
    return this.queued < this.#limits.queued;
  }

  /** To be called while it is free. */
  take(): Slot {
    this.#inFlight += 1;
    let held = true;
    return {
      release: (latencyMs) => {
        if (!held) return;
        held = false;
        this.#learn(latencyMs);
        this.#inFlight -= 1;
        this.#admitNext();
      },
    };
  }

  /**
   * Waits for a place.
   * @throws InferenceError `timeout` with the phase `queue`, or the signal's reason.
   */
  wait({ tenant, limitMs, signal }: Wait): Promise<Slot> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        cancel();
        signal.removeEventListener('abort', onAbort);
        this.#remove(tenant, admit);
      };
      const admit: Admit = (slot) => {
        settle();
        resolve(slot);
      };
      const onAbort = (): void => {
        settle();
        reject(signal.reason);
      };
      const cancel = this.#clock.schedule(limitMs, () => {
        settle();
        reject(new InferenceError('timeout', { phase: 'queue', message: 'No place at the endpoint became free in time' }));
      });
      signal.addEventListener('abort', onAbort, { once: true });
      const own = this.#waiting.get(tenant) ?? new Set();
      this.#waiting.set(tenant, own.add(admit));
    });
  }

  #admitNext(): void {
    const [first] = this.#waiting;
    if (first === undefined || !this.isFree) return;
    const [tenant, own] = first;
    const [admit] = own;
    // Behind the others, if more of its calls wait.
    this.#waiting.delete(tenant);
    this.#waiting.set(tenant, own);
    admit?.(this.take());
  }

  #remove(tenant: string, admit: Admit): void {
    const own = this.#waiting.get(tenant);
    own?.delete(admit);
    if (own?.size === 0) this.#waiting.delete(tenant);
  }

  #learn(latencyMs: number | null): void {
    if (latencyMs === null) return;
    this.#latencyMs = this.#latencyMs === null ? latencyMs : smoothing * latencyMs + (1 - smoothing) * this.#latencyMs;
  }
}
