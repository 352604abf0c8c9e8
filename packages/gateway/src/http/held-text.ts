import type { AnswerChunk } from '../llama/port.ts';

/** Characters after which a joined chunk is closed, so that a slow reader gets it in steps. */
const longestChunk = 4096;

/** Generated text that waits for a slow reader: neighbours of one channel and one call are joined, so nothing is lost or reordered. */
export class HeldText {
  readonly #chunks: AnswerChunk[] = [];
  #bytes = 0;

  /** UTF-8 bytes that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  add(chunk: AnswerChunk): void {
    this.#bytes += Buffer.byteLength(chunk.text);
    const last = this.#chunks.at(-1);
    if (last && last.text.length < longestChunk && isOfSame(last, chunk)) {
      this.#chunks[this.#chunks.length - 1] = { ...last, text: last.text + chunk.text };
    } else this.#chunks.push(chunk);
  }

  /** The oldest chunk, which is held no longer. */
  next(): AnswerChunk | undefined {
    const chunk = this.#chunks.shift();
    if (chunk) this.#bytes -= Buffer.byteLength(chunk.text);
    return chunk;
  }
}

function isOfSame(one: AnswerChunk, other: AnswerChunk): boolean {
  return one.channel === other.channel && (one.channel !== 'call' || other.channel !== 'call' || one.index === other.index);
}
