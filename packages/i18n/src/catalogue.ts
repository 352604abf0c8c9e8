/** Catalogues of compiled messages, loaded one language at a time. */
import type { CompiledMessage } from 'icu-minify/format';
import type { Locale } from './locale.ts';

/** Flat: "shop.order.title" → compiled ICU message. A `messages/ur.json` that went through the build is one. */
export type Catalogue = Readonly<Record<string, CompiledMessage>>;

/** Where one package's messages come from; a bundler makes a chunk of each language. */
export type CatalogueSource = Readonly<Record<Locale, () => Promise<Catalogue | { readonly default: Catalogue }>>>;

/** @throws Error when two catalogues hold the same key */
export function mergeCatalogues(catalogues: readonly Catalogue[]): Catalogue {
  const merged: Record<string, CompiledMessage> = {};
  for (const catalogue of catalogues) {
    for (const [key, message] of Object.entries(catalogue)) {
      if (key in merged) throw new Error(`Two catalogues hold the message "${key}"`);
      merged[key] = message;
    }
  }
  return merged;
}

function isModule(loaded: Catalogue | { readonly default: Catalogue }): loaded is { readonly default: Catalogue } {
  const inner = loaded.default;
  return typeof inner === 'object' && !Array.isArray(inner);
}

/** Loads one language of all sources. Rejects when a chunk cannot be fetched, or when there is no source. */
export async function loadCatalogue(sources: readonly CatalogueSource[], locale: Locale): Promise<Catalogue> {
  if (sources.length === 0) throw new Error(`There is no source of messages for "${locale}"`);
  const loaded = await Promise.all(sources.map((source) => source[locale]()));
  return mergeCatalogues(loaded.map((entry) => (isModule(entry) ? entry.default : entry)));
}
