/** The language in use, outside of any component: what it holds, how it changes, who is told. */
import { type Catalogue, type CatalogueSource, loadCatalogue, mergeCatalogues } from './catalogue.ts';
import { type Formatters, formatters } from './formatters.ts';
import { type Digits, directionOf, type Locale } from './locale.ts';
import { writePreference } from './preferences.ts';
import { createTranslator, type Translator } from './translator.ts';

export interface I18nSettings {
  /** The language and digits to begin with. */
  locale: Locale;
  digits: Digits;
  /** What is loaded already; must hold `locale`. */
  catalogues: Partial<Readonly<Record<Locale, Catalogue>>>;
  /** Where the other language comes from. */
  sources?: readonly CatalogueSource[];
  /** Called after each change. */
  onChange?: (now: { locale: Locale; digits: Digits }) => void;
}

export interface I18nState extends Translator {
  readonly locale: Locale;
  readonly digits: Digits;
  readonly dir: 'rtl' | 'ltr';
  readonly format: Formatters;
}

export interface I18nStore {
  get(): I18nState;
  /** @returns what ends the subscription */
  subscribe(listener: () => void): () => void;
  /** Loads the language if needed, then switches. Rejects, and changes nothing, when it cannot be loaded. */
  setLocale(locale: Locale): Promise<void>;
  setDigits(digits: Digits): void;
  /**
   * Loads further messages, which every later language then has too. The same source is added once. Rejects, and changes nothing,
   * when it cannot be loaded.
   */
  add(source: CatalogueSource): Promise<void>;
}

/** @throws Error when `catalogues` lacks the first language */
export function createI18nStore({ locale, digits, catalogues, sources = [], onChange }: I18nSettings): I18nStore {
  const loaded = { ...catalogues };
  const known = [...sources];
  const adding = new Map<CatalogueSource, Promise<void>>();
  const listeners = new Set<() => void>();
  let wanted = locale;
  let state = stateOf(locale, digits);

  function stateOf(nextLocale: Locale, nextDigits: Digits): I18nState {
    const catalogue = loaded[nextLocale];
    if (!catalogue) throw new Error(`The catalogue "${nextLocale}" is not loaded`);
    return {
      ...createTranslator(nextLocale, catalogue, nextDigits),
      locale: nextLocale,
      digits: nextDigits,
      dir: directionOf(nextLocale),
      format: formatters({ locale: nextLocale, digits: nextDigits }),
    };
  }

  function change(nextLocale: Locale, nextDigits: Digits): void {
    state = stateOf(nextLocale, nextDigits);
    for (const listener of listeners) listener();
    onChange?.({ locale: nextLocale, digits: nextDigits });
  }

  async function join(source: CatalogueSource): Promise<void> {
    const { locale: current } = state;
    const more = await loadCatalogue([source], current);
    // The language was switched meanwhile: what was loaded is not of the one in use.
    if (state.locale !== current) return join(source);
    known.push(source);
    // The other language is loaded again with all sources when it is switched to.
    for (const other of Object.keys(loaded)) if (other !== current) delete loaded[other === 'ur' ? 'ur' : 'en'];
    loaded[current] = mergeCatalogues([loaded[current] ?? {}, more]);
    change(current, state.digits);
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async setLocale(next) {
      wanted = next;
      loaded[next] ??= await loadCatalogue(known, next);
      // A later choice wins over a slow download.
      if (wanted !== next || state.locale === next) return;
      writePreference('locale', next);
      change(next, state.digits);
    },
    add(source) {
      if (known.includes(source)) return Promise.resolve();
      const added = adding.get(source) ?? join(source).finally(() => adding.delete(source));
      adding.set(source, added);
      return added;
    },
    setDigits(next) {
      writePreference('digits', next);
      change(state.locale, next);
    },
  };
}
