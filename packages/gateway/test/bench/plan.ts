/** What a stream of the benchmark is asked to be. */
export interface Plan {
  /** Of the answer, one delta each. */
  readonly tokens: number;
  /** Milliseconds between two of them; 0: as fast as the reader takes them. */
  readonly paceMs: number;
}

/** The body that every client sends in its own way: the number of tokens is `max_tokens`, the pace is what the user says. */
export const promptOf = ({ paceMs }: Plan): string => `pace ${paceMs}`;

/** @throws Error for a prompt that is none of the benchmark's */
export function paceOf(prompt: string): number {
  const [, pace] = /^pace (\d+)$/.exec(prompt) ?? [];
  if (pace === undefined) throw new Error(`“${prompt}” is not a prompt of the benchmark`);
  return Number(pace);
}

/** A word of Urdu, of a token's usual length. */
export const token = ' گندم';

/** What a client made of one stream. */
export interface Streamed {
  /** From the call to the first text. */
  readonly firstTokenMs: number;
  /** Deltas of text that arrived. */
  readonly tokens: number;
}

/** One way to read a stream. */
export interface BenchClient {
  readonly name: string;
  /** @throws Error when the stream is not whole */
  stream(plan: Plan): Promise<Streamed>;
  close(): Promise<void>;
}

/** Where a client sends. */
export interface Target {
  readonly baseURL: string;
  readonly apiKey: string;
}

/** Counts what arrives. */
export class Reading {
  readonly #began = performance.now();
  #firstTokenMs = Number.NaN;
  #tokens = 0;

  take(text: string | null | undefined): void {
    if (!text) return;
    if (this.#tokens === 0) this.#firstTokenMs = performance.now() - this.#began;
    // The gateway joins what a slow reader has not taken yet.
    this.#tokens += text.length / token.length;
  }

  /** @throws Error when not all of it arrived */
  end({ tokens }: Plan): Streamed {
    if (this.#tokens !== tokens) throw new Error(`${this.#tokens} of ${tokens} tokens arrived`);
    return { firstTokenMs: this.#firstTokenMs, tokens: this.#tokens };
  }
}
