import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { canAnswer } from './choose-model.ts';

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

/** The folder in the data folder whose newest model file is used. */
export const modelFolder = (dataDir: string): string => join(dataDir, 'models');

/** A large model comes in parts, of which the first one is opened. */
const laterPart = /-(?!00001-)\d{5}-of-\d{5}\.gguf$/i;

/** The file of `MODEL_PATH`, else the newest `*.gguf` of the model folder; null when there is none. */
export async function findModelFile({ modelPath, root, dataDir }: ModelFolders): Promise<ModelFile | null> {
  if (modelPath !== undefined) {
    const path = resolve(root, modelPath);
    const found = await fileAt(path);
    return { path, version: found?.version ?? null };
  }
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
