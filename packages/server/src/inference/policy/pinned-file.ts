import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileHash } from '@repo/gateway';
import type { ModelCard } from '@repo/inference';

const firstPart = /-00001-of-(\d{5})\.gguf$/i;

/** Whether each byte of a model file, all its parts included, is one that the card holds to a hash. Reads the whole file. */
export async function isPinned(path: string, { files }: ModelCard): Promise<boolean> {
  const pinned = new Set(files.map(({ sha256 }) => sha256));
  for (const part of await partsOf(path)) if (!pinned.has(await fileHash(part))) return false;
  return true;
}

async function partsOf(path: string): Promise<readonly string[]> {
  const count = firstPart.exec(path)?.[1];
  if (count === undefined) return [path];
  const stem = basename(path).replace(firstPart, '-').toLowerCase();
  const ending = `-of-${count}.gguf`;
  const names = await readdir(dirname(path));
  return names
    .filter((name) => name.toLowerCase().startsWith(stem) && name.toLowerCase().endsWith(ending))
    .map((name) => join(dirname(path), name));
}
