import { maxLineBytes } from './chain.ts';

export interface LineBytes {
  /** Without its end. */
  readonly bytes: Uint8Array;
  /** False for what stands after the last end of a line. */
  readonly ended: boolean;
}

/** Lines as they come; one that is longer than any of a log ends it, broken off. */
export async function* lineBytes(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<LineBytes> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      yield { bytes: Buffer.concat([...parts, chunk.subarray(start, end)]), ended: true };
      parts = [];
      length = 0;
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    parts.push(rest);
    length += rest.length;
    if (length > maxLineBytes) break;
  }
  if (length > 0) yield { bytes: Buffer.concat(parts), ended: length > maxLineBytes };
}
