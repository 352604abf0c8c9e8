import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, systemClock } from '@repo/inference';
import { fileHash } from '../process/file-hash.ts';
import { isAccepted, sameLicence } from './accept.ts';
import { type ModelDisk, systemDisk } from './disk.ts';
import { diskFull, isDiskFull, reserve } from './disk-full.ts';
import type { Fetch } from './fetch-port.ts';
import { lockFile } from './file-lock.ts';
import { readGgufHeader } from './gguf-header.ts';
import { ModelError } from './model-error.ts';
import { openWriting, type Writing } from './part-writing.ts';
import type { PullProgress } from './progress.ts';
import { receive } from './receive.ts';
import { partPath, removePart, removeSidecar } from './sidecar.ts';
import type { ModelSource } from './source.ts';

export interface PullOptions {
  /** The folder of models. */
  readonly folder: string;
  readonly fetch: Fetch;
  /** Ends the pull and keeps what has come. */
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
  readonly clock?: Clock | undefined;
  readonly disk?: ModelDisk | undefined;
  /** How often in a row a broken connection is taken up again without a byte having come. Default 5. */
  readonly tries?: number | undefined;
}

/**
 * Fetches a file, or the rest of it, and gives it its name once its hash and its licence are what was said. Nothing is fetched
 * under a licence that was not accepted (`recordAcceptance`).
 * @returns the path of the file; at once where it is here already
 * @throws ModelError
 */
export async function pullModel(source: ModelSource, options: PullOptions): Promise<string> {
  const { folder, disk = systemDisk } = options;
  try {
    return await pulled(source, { ...options, disk });
  } catch (error) {
    throw isDiskFull(error) ? diskFull(await disk.free(folder), (source.bytes ?? 0) + reserve, error) : error;
  }
}

async function pulled(source: ModelSource, options: PullOptions & { readonly disk: ModelDisk }): Promise<string> {
  const { folder, disk } = options;
  const path = join(folder, source.file);
  if (!(await isAccepted(folder, source))) {
    const { id: licence, url } = source.licence;
    throw new ModelError('not_accepted', { file: source.file, licence, url: url ?? 'the source' });
  }
  const unlock = lockFile(folder, source.file);
  try {
    if (await isHere(path, source)) return path;
    const writing = await openWriting(source, { folder, disk });
    try {
      await receive(writing, source, { ...options, clock: options.clock ?? systemClock });
    } finally {
      await writing.close();
      if (writing.version === null) await removePart(folder, source.file);
    }
    await check(writing, source, folder);
    await disk.settle(partPath(folder, source.file), path);
    await removeSidecar(folder, source.file);
    return path;
  } finally {
    unlock();
  }
}

async function isHere(path: string, { file, sha256 }: ModelSource): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (!found) return false;
  if ((await fileHash(path)) !== sha256) throw new ModelError('name_taken', { file });
  return true;
}

/** A file that is another one is deleted; one under another licence is kept until that is accepted. */
async function check({ digest }: Writing, { file, sha256, licence }: ModelSource, folder: string): Promise<void> {
  const found = digest();
  if (found !== sha256) {
    await removePart(folder, file);
    throw new ModelError('wrong_hash', { found });
  }
  const header = await readGgufHeader(partPath(folder, file)).catch(async (error: unknown) => {
    if (error instanceof ModelError) await removePart(folder, file);
    throw error;
  });
  if (header.licence !== null && !sameLicence(header.licence, licence.id)) {
    throw new ModelError('licence_differs', { found: header.licence, accepted: licence.id });
  }
}
