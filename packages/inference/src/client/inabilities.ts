import type { InferenceError } from '../errors/index.ts';
import type { Clock } from '../transport/index.ts';

const rememberedMs = 60_000;

/** What a server said it cannot do, with HTTP 501: for a minute it is not asked again. */
export class Inabilities {
  readonly #clock: Clock;
  readonly #untilMs = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Remembers a failure that is one. `need` names what the call wanted: `embeddings`, `chat with tools`. */
  note(need: string, model: string, { code, status }: InferenceError): void {
    if (code !== 'not_supported' || status !== 501) return;
    const nowMs = this.#clock.monotonicMs();
    // Callers name the models: what is over is forgotten, so that they do not pile up.
    for (const [key, untilMs] of this.#untilMs) if (untilMs <= nowMs) this.#untilMs.delete(key);
    this.#untilMs.set(keyOf(need, model), nowMs + rememberedMs);
  }

  has(need: string, model: string): boolean {
    return (this.#untilMs.get(keyOf(need, model)) ?? 0) > this.#clock.monotonicMs();
  }
}

const keyOf = (need: string, model: string): string => JSON.stringify([need, model]);
