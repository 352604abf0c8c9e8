/**
 * Language, digits, messages and formatters for React. A switch keeps all state of the tree: only texts change.
 *
 * @example const { t, format } = useI18n();
 */
import { createContext, createElement, Fragment, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type Catalogue, type CatalogueSource, loadCatalogue } from './catalogue.ts';
import { type Formatters, formatters } from './formatters.ts';
import { type Digits, directionOf, type Locale } from './locale.ts';
import type baseMessages from './messages/en.json';
import { writePreference } from './preferences.ts';
import { createTranslator, type MessageParams, type RichParams, type Translator } from './translator.ts';

export interface I18n {
  readonly locale: Locale;
  readonly digits: Digits;
  readonly dir: 'rtl' | 'ltr';
  t(key: string, params?: MessageParams): string;
  /** A message with tags: `rich('x.terms', { link: (chunks) => <a href="…">{chunks}</a> })`. */
  rich(key: string, params: RichParams<ReactNode>): ReactNode;
  has(key: string): boolean;
  readonly format: Formatters;
  /** Loads the language if needed, then switches. Rejects, and changes nothing, when it cannot be loaded. */
  setLocale(locale: Locale): Promise<void>;
  setDigits(digits: Digits): void;
}

export interface I18nProviderProps {
  /** The language and digits to begin with. */
  locale: Locale;
  digits: Digits;
  /** What is loaded already; must hold `locale`. */
  catalogues: Partial<Readonly<Record<Locale, Catalogue>>>;
  /** Where the other language comes from. */
  sources?: readonly CatalogueSource[];
  onChange?: (settings: { locale: Locale; digits: Digits }) => void;
  children: ReactNode;
}

const Context = createContext<I18n | null>(null);
const none: readonly CatalogueSource[] = [];
const empty: Catalogue = {};

export function I18nProvider({ locale, digits, catalogues, sources = none, onChange, children }: I18nProviderProps): ReactNode {
  const [state, setState] = useState({ locale, digits, loaded: catalogues });
  const wanted = useRef(locale);

  useEffect(() => {
    document.documentElement.lang = state.locale;
    document.documentElement.dir = directionOf(state.locale);
  }, [state.locale]);

  const value = useMemo<I18n>(() => {
    const translator: Translator = createTranslator(state.locale, state.loaded[state.locale] ?? empty, state.digits);
    return {
      locale: state.locale,
      digits: state.digits,
      dir: directionOf(state.locale),
      t: translator.t,
      rich: (key, params) => createElement(Fragment, null, ...translator.rich<ReactNode>(key, params)),
      has: translator.has,
      format: formatters(state),
      async setLocale(next) {
        wanted.current = next;
        const catalogue = state.loaded[next] ?? (await loadCatalogue(sources, next));
        if (wanted.current !== next) return;
        writePreference('locale', next);
        setState((now) => ({ ...now, locale: next, loaded: { ...now.loaded, [next]: catalogue } }));
        onChange?.({ locale: next, digits: state.digits });
      },
      setDigits(next) {
        writePreference('digits', next);
        setState((now) => ({ ...now, digits: next }));
        onChange?.({ locale: state.locale, digits: next });
      },
    };
  }, [state, sources, onChange]);

  return <Context value={value}>{children}</Context>;
}

/** @throws Error outside of an {@link I18nProvider} */
export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error('useI18n() needs an <I18nProvider> above it');
  return value;
}

/** A key of a package's catalogue, or one of the base messages. */
export type MessageKey<Messages> = (keyof Messages | keyof typeof baseMessages) & string;

export interface TypedI18n<Messages> extends Omit<I18n, 't' | 'rich'> {
  t(key: MessageKey<Messages>, params?: MessageParams): string;
  rich(key: MessageKey<Messages>, params: RichParams<ReactNode>): ReactNode;
}

/**
 * {@link useI18n} that accepts only the keys of one catalogue and of the base messages.
 * @example const { t } = useMessages<typeof import('../messages/en.json')>();
 */
export function useMessages<Messages>(): TypedI18n<Messages> {
  return useI18n();
}
