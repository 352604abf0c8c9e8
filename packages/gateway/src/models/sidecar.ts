/** What is known of a file that has not come whole, beside its bytes: `<name>.part` and `<name>.part.json`. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const sidecar = z.object({
  url: z.string(),
  /** A strong one; null where the server gave none. */
  etag: z.string().nullable(),
  /** `Last-Modified`, as the server wrote it. */
  lastModified: z.string().nullable(),
  size: z.int().min(0),
  /** Bytes that would survive a loss of power. */
  done: z.int().min(0),
  /** To which the whole file is held: bytes of another file are of no use. */
  sha256: z.string(),
});

export type Sidecar = z.output<typeof sidecar>;

export const partPath = (folder: string, file: string): string => join(folder, `${file}.part`);

const sidecarPath = (folder: string, file: string): string => `${partPath(folder, file)}.json`;

/** Null when there is none, or one that cannot be read. */
export async function readSidecar(folder: string, file: string): Promise<Sidecar | null> {
  try {
    return sidecar.parse(JSON.parse(await readFile(sidecarPath(folder, file), 'utf8')));
  } catch {
    return null;
  }
}

export async function writeSidecar(folder: string, file: string, value: Sidecar): Promise<void> {
  const path = sidecarPath(folder, file);
  await writeFile(`${path}.new`, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

export async function removePart(folder: string, file: string): Promise<void> {
  await rm(partPath(folder, file), { force: true });
  await rm(sidecarPath(folder, file), { force: true });
}

export const removeSidecar = (folder: string, file: string): Promise<void> => rm(sidecarPath(folder, file), { force: true });
