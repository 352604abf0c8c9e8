import type { VectorChunk } from './vectors.ts';

/** How the bytes of a vector are cut: as it says, one byte at a time, all at once. */
export const chunkings = ['as given', 'one byte', 'one chunk'] as const;
export type Chunking = (typeof chunkings)[number];

const bytesOf = (chunk: VectorChunk): Buffer =>
  typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk.hex, 'hex');

export function cut(chunks: readonly VectorChunk[], chunking: Chunking): Buffer[] {
  const given = chunks.map(bytesOf);
  if (chunking === 'as given') return given;
  const whole = Buffer.concat(given);
  return chunking === 'one chunk' ? [whole] : Array.from(whole, (byte) => Buffer.of(byte));
}
