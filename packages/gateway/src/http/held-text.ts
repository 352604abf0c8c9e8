import type { TextChunk } from '../llama/port.ts';

/** Characters after which a joined chunk is closed, so that a slow reader gets it in steps. */
const longestChunk = 4096;

/** Generated text that waits for a slow reader: neighbours of one channel are joined, so nothing is lost or reordered. */
export class HeldText {
  readonly #chunks: { channel: TextChunk['channel']; text: string }[] = [];
  #bytes = 0;

  /** UTF-8 bytes that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  add({ channel, text }: TextChunk): void {
    this.#bytes += Buffer.byteLength(text);
    const last = this.#chunks.at(-1);
    if (last?.channel === channel && last.text.length < longestChunk) last.text += text;
    else this.#chunks.push({ channel, text });
  }

  /** The oldest chunk, which is held no longer. */
  next(): TextChunk | undefined {
    const chunk = this.#chunks.shift();
    if (chunk) this.#bytes -= Buffer.byteLength(chunk.text);
    return chunk;
  }
}
