import {
  createModelStore,
  type Fetch,
  ModelError,
  type ModelSource,
  type ModelStore,
  pullModel,
  type StoredModel,
} from '@repo/gateway/models';
import type { DiscoveredServer, ModelCard } from '@repo/inference';
import type { Log } from '../../log/log.ts';
import type { Outlive } from '../../trpc/outlive.ts';
import { type LivePull, startPull } from './live-pull.ts';
import { type Failure, failureOf } from './model-failure.ts';

/** Why the model files of a product are nobody's to choose in a browser: others reach it, or it has a server database. */
export type DeskRefusal = 'exposed' | 'database';

/** A setting because of which no file of the folder is loaded. */
export type Overruling = 'INFERENCE_URL' | 'MODEL_PATH';

export interface OpenDesk {
  readonly refused: null;
  readonly folder: string;
  readonly shelf: readonly ModelCard[];
  readonly overruledBy: Overruling | null;
  readonly store: Pick<ModelStore, 'accept' | 'sourceOf' | 'use'>;
  /** The files that are here, those on their way, and those of which nothing came. */
  list(): Promise<readonly StoredModel[]>;
  servers(): Promise<readonly DiscoveredServer[]>;
  /** What runs, and what ran last, of a file. */
  pullOf(file: string): LivePull | null;
  /**
   * Begins to fetch files one after another; it goes on when the caller has left, and ends with the product.
   * @throws ModelError `busy` for a file that is on its way
   */
  pull(sources: readonly ModelSource[], outlive: Outlive): void;
  /**
   * Deletes a file, or what has come of it, and forgets why it did not.
   * @throws ModelError `busy`, `file_absent`, `bad_name`
   */
  remove(file: string): Promise<void>;
}

export type ModelDesk = OpenDesk | { readonly refused: DeskRefusal };

export interface DeskOptions extends Pick<OpenDesk, 'folder' | 'shelf' | 'overruledBy' | 'servers'> {
  readonly fetch: Fetch;
  readonly log: Log;
}

export function createModelDesk({ fetch, log, ...desk }: DeskOptions): OpenDesk {
  const store = createModelStore(desk.folder);
  const pulls = new Map<string, ReturnType<typeof startPull>>();
  const begin = (source: ModelSource, after: Promise<Failure | null>) =>
    startPull(async (signal, onProgress) => {
      // Of a model in parts none is of use alone.
      const before = await after;
      if (before !== null) return before;
      try {
        await pullModel(source, { folder: desk.folder, fetch, signal, onProgress });
        return null;
      } catch (error) {
        if (error instanceof ModelError) return failureOf(error);
        log.error({ err: error, file: source.file }, 'a model file could not be fetched');
        return { messageKey: 'errors.INTERNAL', params: {} };
      }
    });
  return {
    ...desk,
    refused: null,
    store,
    async list() {
      const stored = await store.list();
      const absent = [...pulls.keys()].filter((name) => stored.every(({ file }) => file !== name));
      const coming = absent.filter((name) => pulls.get(name)?.failed !== false).map(nothingOf);
      return [...stored, ...coming].sort((a, b) => (a.file < b.file ? -1 : 1));
    },
    pullOf: (file) => pulls.get(file) ?? null,
    async remove(file) {
      if (pulls.get(file)?.running) throw new ModelError('busy', { file, pid: process.pid });
      const tried = pulls.delete(file);
      await store.remove(file).catch((error: unknown) => {
        if (!(tried && error instanceof ModelError && error.code === 'file_absent')) throw error;
      });
    },
    pull(sources, outlive) {
      const running = sources.find(({ file }) => pulls.get(file)?.running);
      if (running) throw new ModelError('busy', { file: running.file, pid: process.pid });
      let before: Promise<Failure | null> = Promise.resolve(null);
      for (const source of sources) {
        const pull = begin(source, before);
        before = pull.ended;
        pulls.set(source.file, pull);
        outlive(async (ending) => {
          ending.addEventListener('abort', pull.cancel, { once: true });
          await pull.ended;
        });
      }
    },
  };
}

const nothingOf = (file: string): StoredModel => ({ file, bytes: 0, total: 0, chosen: false, header: null, accepted: null });
