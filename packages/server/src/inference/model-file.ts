import { mkdirSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { currentModel } from '@repo/gateway/models';
import { canAnswer } from './choose-model.ts';
import type { FileFailure } from './port.ts';

/** A model file, or what `MODEL_PATH` says where there is none. */
export interface ModelFile {
  readonly path: string;
  /** Bytes and time of the last change: another version is another file. Null when there is no such file. */
  readonly version: string | null;
}

export interface ModelFolders {
  readonly modelPath: string | undefined;
  /** Where a relative `MODEL_PATH` begins. */
  readonly root: string;
  readonly dataDir: string;
}

/** The folder in the data folder of which one model file is used: the one that somebody chose, else the newest. */
export const modelFolder = (dataDir: string): string => join(dataDir, 'models');

/**
 * Makes the folder of models, for this user alone, so that whoever is told of it finds it.
 * @throws Error of the file system
 */
export function makeModelFolder(dataDir: string): void {
  mkdirSync(modelFolder(dataDir), { recursive: true, mode: 0o700 });
}

/** A large model comes in parts, of which the first one is opened. */
const laterPart = /-(?!00001-)\d{5}-of-\d{5}\.gguf$/i;

/** The file that somebody chose in the model folder; null where nobody did, or where it is not there any more. */
export async function chosenModelFile(dataDir: string): Promise<ModelFile | null> {
  const folder = modelFolder(dataDir);
  const name = await currentModel(folder);
  return name === null ? null : fileAt(join(folder, name));
}

/** The file of `MODEL_PATH`, else the chosen one, else the newest `*.gguf` of the model folder; null when there is none. */
export async function findModelFile({ modelPath, root, dataDir }: ModelFolders): Promise<ModelFile | null> {
  if (modelPath !== undefined) {
    const path = resolve(root, modelPath);
    const found = await fileAt(path);
    return { path, version: found?.version ?? null };
  }
  const chosen = await chosenModelFile(dataDir);
  if (chosen) return chosen;
  const folder = modelFolder(dataDir);
  const names = await readdir(folder).catch(() => []);
  const usable = names.filter((name) => /\.gguf$/i.test(name) && !laterPart.test(name) && canAnswer(name));
  const files = await Promise.all(usable.map((name) => fileAt(join(folder, name))));
  const [newest = null] = files.filter((file) => file !== null).sort((a, b) => b.changedMs - a.changedMs);
  return newest;
}

async function fileAt(path: string): Promise<(ModelFile & { readonly changedMs: number }) | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  return { path, version: `${found.size} ${found.mtimeMs}`, changedMs: found.mtimeMs };
}

/** Every GGUF file begins with these four letters. */
const magic = 'GGUF';

/** What can be said against a file before it is loaded, or null. */
export async function fileFailure({ path, version }: ModelFile): Promise<FileFailure | null> {
  if (version === null) return 'file_missing';
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0);
      if (buffer.toString('latin1', 0, bytesRead) !== magic) return 'not_gguf';
      const { size } = await handle.stat();
      return size > totalmem() ? 'too_large' : null;
    } finally {
      await handle.close();
    }
  } catch {
    return 'file_denied';
  }
}
