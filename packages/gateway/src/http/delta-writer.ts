import type { AnswerChunk } from '../llama/port.ts';
import type { EventStream } from './event-stream.ts';
import { HeldText } from './held-text.ts';

export interface DeltaWriterOptions {
  /** Bytes that may wait for the reader. */
  readonly heldBytes: number;
  /** Called when more than that would wait. */
  readonly onOverflow: () => void;
  /** The value that carries a chunk; undefined when none does. */
  readonly eventOf: (chunk: AnswerChunk) => unknown;
}

/** Sends chunks as fast as they are read, and holds the others. */
export class DeltaWriter {
  readonly #stream: EventStream;
  readonly #options: DeltaWriterOptions;
  readonly #held = new HeldText();

  constructor(stream: EventStream, options: DeltaWriterOptions) {
    this.#stream = stream;
    this.#options = options;
    stream.onDrain(() => this.#pump());
  }

  push(chunk: AnswerChunk): void {
    this.#held.add(chunk);
    this.#pump();
    if (this.#held.bytes > this.#options.heldBytes) this.#options.onOverflow();
  }

  /** Resolves when the reader has taken everything or is gone, or when the signal is aborted. */
  async flushed(signal: AbortSignal): Promise<void> {
    while (!this.#stream.closed && !signal.aborted && (this.#stream.blocked || this.#held.bytes > 0)) {
      await this.#stream.drained(signal);
      this.#pump();
    }
  }

  #pump(): void {
    while (!this.#stream.blocked) {
      const chunk = this.#held.next();
      if (!chunk) return;
      const event = this.#options.eventOf(chunk);
      if (event !== undefined) this.#stream.send(event);
    }
  }
}
