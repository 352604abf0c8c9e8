/** Reads a file from its beginning in windows of 64 KiB; what is passed over is not read. */
import type { FileHandle } from 'node:fs/promises';

const windowBytes = 65_536;
const longestText = 1_048_576;
/** No header is longer: the largest vocabularies take some 10 MB. */
const mostBytes = 268_435_456;

/** Its methods throw RangeError at the end of the file, and for what is longer than any header has it. */
export function windowOf(handle: Pick<FileHandle, 'read'>) {
  let at = 0;
  let window: Buffer = Buffer.alloc(0);
  let from = 0;
  const take = async (length: number): Promise<Buffer> => {
    if (at + length > from + window.length || at < from) {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(Math.max(windowBytes, length)),
        0,
        Math.max(windowBytes, length),
        at,
      );
      window = buffer.subarray(0, bytesRead);
      from = at;
    }
    if (window.length < at - from + length) throw new RangeError('it ends in the middle of its header');
    const taken = window.subarray(at - from, at - from + length);
    at += length;
    return taken;
  };
  const u64 = async (): Promise<number> => {
    const value = (await take(8)).readBigUInt64LE();
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('a number in it is too large');
    return Number(value);
  };
  return {
    take,
    u64,
    u32: async (): Promise<number> => (await take(4)).readUInt32LE(),
    async text(): Promise<string> {
      const length = await u64();
      // A chat template is a few thousand characters.
      if (length > longestText) throw new RangeError('a text in it is too long');
      return (await take(length)).toString('utf8');
    },
    skip(length: number): void {
      at += length;
      if (at > mostBytes) throw new RangeError('its header is too long');
    },
  };
}
