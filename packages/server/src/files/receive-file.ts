import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@repo/facts';
import { createSniffer, type FileType } from './sniff-type.ts';

/** Most bytes of one file: 10 MiB. */
export const maxFileBytes = 10 * 1024 * 1024;

/** A file that has arrived whole and lies on this machine, not yet in a store. */
export interface ReceivedFile {
  readonly path: string;
  /** Hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly type: FileType;
}

export const tooLarge = () =>
  new AppError('FILE_TOO_LARGE', { kind: 'too-large', params: { megabytes: String(maxFileBytes / 1_048_576) } });

/**
 * Writes what arrives into a file of this machine, never more than one file may have, and says what it is.
 * @param folder for what is on its way
 * @throws AppError `FILE_TOO_LARGE`, `FILE_EMPTY` or `FILE_TYPE_REFUSED`; then nothing of it is left
 */
export async function receiveFile(content: AsyncIterable<Uint8Array>, folder: string): Promise<ReceivedFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const sniffer = createSniffer();
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > maxFileBytes) throw tooLarge();
      hash.update(chunk);
      sniffer.push(chunk);
      await file.writeFile(chunk);
    }
    if (bytes === 0) throw new AppError('FILE_EMPTY');
    const type = sniffer.end();
    if (type === null) throw new AppError('FILE_TYPE_REFUSED');
    await file.sync();
    return { path, sha256: hash.digest('hex'), bytes, type };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
