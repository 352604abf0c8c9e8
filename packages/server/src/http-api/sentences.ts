/** The sentences of errors, in both languages, for programs that have no catalogue of ours. */
import { authMessages } from '@repo/auth/messages';
import {
  type Catalogue,
  type CatalogueSource,
  createTranslator,
  type Locale,
  loadCatalogue,
  type Translator,
} from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { baseMessages } from '@repo/i18n/messages';
import type { AnyVertical } from '@repo/vertical';
import { serverMessages } from '../messages.ts';
import en from './texts/en.json' with { type: 'json' };
import ur from './texts/ur.json' with { type: 'json' };

/** The sentence of a message key; the general one where the key or its parameters are unknown. */
export type Sentences = (locale: Locale, key: string, params: Readonly<Record<string, string>>) => Promise<string>;

/** Catalogues are read at the first error of a language. */
export function createSentences(verticals: readonly Pick<AnyVertical, 'messages'>[]): Sentences {
  const sources: readonly CatalogueSource[] = [
    baseMessages,
    authMessages,
    serverMessages,
    ...verticals.flatMap(({ messages }) => messages ?? []),
  ];
  const load = async (locale: Locale): Promise<Translator> =>
    createTranslator(locale, [compiled(await loadCatalogue(sources, locale)), apiTexts(locale)]);
  const translators = new Map<Locale, Promise<Translator>>();
  return async (locale, key, params) => {
    const loading = translators.get(locale) ?? load(locale);
    translators.set(locale, loading);
    const { t, has } = await loading;
    const known = has(key) ? key : 'api.error.other';
    return known === key ? t(key, params) : t(known);
  };
}

/** The words of this folder: of its errors and of its page. */
export function apiTexts(locale: Locale): Catalogue {
  return compileCatalogue(locale === 'ur' ? ur : en);
}

/** Compiles what a JSON file holds as text; the development server has compiled some of it already. */
function compiled(catalogue: Catalogue): Catalogue {
  const texts = Object.entries(catalogue).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { ...catalogue, ...compileCatalogue(Object.fromEntries(texts)) };
}
