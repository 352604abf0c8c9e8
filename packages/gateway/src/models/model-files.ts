/** A folder of models for the gateway's endpoints: the store, the shelf and the way out in one. */
import type { ModelFiles, PullWish } from '../http/model-files.ts';
import { sameLicence } from './accept.ts';
import type { Fetch } from './fetch-port.ts';
import { ModelError } from './model-error.ts';
import { pullModel } from './pull.ts';
import { modelShelf } from './shelf.ts';
import { type CardOfFile, type ModelSource, sourceOfUrl, sourcesOfCard } from './source.ts';
import { createSourceFetch } from './source-fetch.ts';
import { createModelStore } from './store.ts';

export interface ModelFilesOptions {
  readonly folder: string;
  readonly fetch: Fetch;
  /** Default: the cards that come along. */
  readonly shelf?: readonly CardOfFile[];
}

export function createModelFiles({ folder, fetch, shelf = modelShelf() }: ModelFilesOptions): ModelFiles {
  const store = createModelStore(folder);
  return {
    async pull({ source: wished, acceptance }, { signal, onProgress }) {
      const sources = sourcesOf({ source: wished, acceptance }, shelf);
      for (const source of sources) await store.accept(source, { by: acceptance.by, at: new Date() });
      for (const source of sources) {
        const { file } = source;
        await pullModel(source, { folder, fetch, signal, onProgress: (progress) => onProgress({ file, ...progress }) });
      }
      return sources.map(({ file }) => file);
    },
    remove: (file) => store.remove(file),
  };
}

/** The same with the way out of its own, which is to be closed. */
export function openModelFiles(folder: string): { readonly files: ModelFiles; close(): Promise<void> } {
  const { fetch, close } = createSourceFetch(folder);
  return { files: createModelFiles({ folder, fetch }), close };
}

/** @throws ModelError `not_accepted` where the licence that was read is not the card's, and what sources throw */
function sourcesOf({ source, acceptance: { licence } }: PullWish, shelf: readonly CardOfFile[]): readonly ModelSource[] {
  if ('url' in source) return [sourceOfUrl({ ...source, licence })];
  const card = shelf.find(({ id }) => id === source.card);
  if (!card) throw new ModelError('unknown_model', { model: source.card });
  const sources = sourcesOfCard(card, licence);
  const { id, url } = card.licence;
  if (id !== null && !sameLicence(id, licence)) throw new ModelError('not_accepted', { file: card.id, licence: id, url });
  return sources;
}
