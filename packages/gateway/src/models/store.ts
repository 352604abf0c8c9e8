/** The folder of models: what is here of them, and which one is used. */
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Acceptance, type Accepting, readAcceptances, recordAcceptance } from './accept.ts';
import { currentModel, currentPath } from './current.ts';
import { lockFile } from './file-lock.ts';
import { type GgufHeader, readGgufHeader } from './gguf-header.ts';
import { ModelError } from './model-error.ts';
import { readSidecar, removePart } from './sidecar.ts';
import { checkedName, type ModelSource } from './source.ts';

export interface StoredModel {
  readonly file: string;
  /** Bytes that are here. */
  readonly bytes: number;
  /** Of the whole file; null where it is here whole. */
  readonly total: number | null;
  /** It was chosen. Where none is, the newest file is used. */
  readonly chosen: boolean;
  /** Null of a file that is no GGUF file, or not here whole. */
  readonly header: GgufHeader | null;
  /** The last one of a file of this name; null for a file that somebody put here. */
  readonly accepted: Acceptance | null;
}

export interface ModelStore {
  /** In the order of their names, with those that have not come whole. */
  list(): Promise<readonly StoredModel[]>;
  accept(source: ModelSource, accepting: Accepting): Promise<Acceptance>;
  /**
   * Of a file that has not come whole, under the licence that was accepted for it: to go on with it.
   * @throws ModelError `file_absent` where there is none
   */
  sourceOf(file: string): Promise<ModelSource>;
  /**
   * Makes a file the one that the embedded gateway loads.
   * @throws ModelError `file_absent`, `not_gguf`, `bad_name`
   */
  use(file: string): Promise<void>;
  /**
   * Deletes a file, or what has come of it.
   * @throws ModelError `file_absent`, `busy` while it is being fetched, `bad_name`
   */
  remove(file: string): Promise<void>;
}

/** It only looks into the folder and asks nobody: `pullModel` fetches. */
export function createModelStore(folder: string): ModelStore {
  return {
    async list() {
      const [names, acceptances, chosen] = await Promise.all([namesIn(folder), readAcceptances(folder), currentModel(folder)]);
      const models = names.map(async (file) => {
        const accepted = acceptances.findLast((one) => one.file === file) ?? null;
        return { ...(await sizesOf(folder, file)), file, chosen: file === chosen, accepted };
      });
      return Promise.all(models);
    },
    sourceOf: (file) => begunSource(folder, file),
    accept: (source, accepting) => recordAcceptance(folder, source, accepting),
    async use(file) {
      await present(folder, file);
      await readGgufHeader(join(folder, file));
      const path = currentPath(folder);
      await writeFile(`${path}.new`, `${JSON.stringify({ file })}\n`, { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
    async remove(file) {
      const { part, whole } = await anyOf(folder, file);
      if (!part && !whole) throw new ModelError('file_absent', { file });
      const unlock = lockFile(folder, file);
      try {
        await rm(join(folder, file), { force: true });
        await removePart(folder, file);
        if ((await currentModel(folder)) === file) await rm(currentPath(folder), { force: true });
      } finally {
        unlock();
      }
    },
  };
}

async function begunSource(folder: string, file: string): Promise<ModelSource> {
  const [part, acceptances] = await Promise.all([readSidecar(folder, checkedName(file)), readAcceptances(folder)]);
  const accepted = acceptances.findLast((one) => one.file === file && one.sha256 === part?.sha256);
  if (!part || !accepted) throw new ModelError('file_absent', { file });
  const { cardId, sha256, licenceId: id, licenceUrl } = accepted;
  const licence = { id, title: id, url: licenceUrl, sha256: null };
  return { cardId, publisher: null, country: null, licence, file, bytes: null, sha256, url: part.url };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).flatMap((name) => /^(.+\.gguf)(?:\.part)?$/i.exec(name)?.[1] ?? []);
  return [...new Set(names)].sort();
}

async function sizesOf(folder: string, file: string): Promise<Pick<StoredModel, 'bytes' | 'total' | 'header'>> {
  const whole = await stat(join(folder, file)).catch(() => null);
  if (whole) return { bytes: whole.size, total: null, header: await readGgufHeader(join(folder, file)).catch(() => null) };
  const part = await readSidecar(folder, file);
  return { bytes: part?.done ?? 0, total: part?.size ?? 0, header: null };
}

async function anyOf(folder: string, file: string): Promise<{ readonly part: boolean; readonly whole: boolean }> {
  checkedName(file);
  const isThere = async (name: string) => (await stat(join(folder, name)).catch(() => null)) !== null;
  return { part: await isThere(`${file}.part`), whole: await isThere(file) };
}

async function present(folder: string, file: string): Promise<void> {
  if (!(await anyOf(folder, file)).whole) throw new ModelError('file_absent', { file });
}
