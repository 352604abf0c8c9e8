/**
 * Language, digits, messages and formatters for React. A switch keeps all state of the tree: only texts change.
 *
 * @example const { t, format } = useI18n();
 */
import {
  createContext,
  createElement,
  Fragment,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { createI18nStore, type I18nSettings, type I18nState, type I18nStore } from './store.ts';
import type { MessageParams, RichParams } from './translator.ts';

export interface I18n extends Omit<I18nState, 'rich'>, Pick<I18nStore, 'setLocale' | 'setDigits'> {
  /** A message with tags: `rich('x.terms', { link: (chunks) => <a href="…">{chunks}</a> })`. */
  rich(key: string, params: RichParams<ReactNode>): ReactNode;
}

/** For `more-messages` only. */
export const Context = createContext<I18n | null>(null);

/** All props but `children` are read once, when the tree is mounted. */
export function I18nProvider({ children, ...settings }: I18nSettings & { children: ReactNode }): ReactNode {
  const [store] = useState(() => createI18nStore(settings));
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);

  useEffect(() => {
    document.documentElement.lang = state.locale;
    document.documentElement.dir = state.dir;
  }, [state.locale, state.dir]);

  const value = useMemo(
    (): I18n => ({
      ...state,
      rich: (key, params) => createElement(Fragment, null, ...state.rich<ReactNode>(key, params)),
      setLocale: store.setLocale,
      setDigits: store.setDigits,
    }),
    [state, store],
  );

  return <Context value={value}>{children}</Context>;
}

/** @throws Error outside of an {@link I18nProvider} */
export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error('useI18n() needs an <I18nProvider> above it');
  return value;
}

type BaseMessages = typeof import('./messages/en.json');

/** A key of a package's catalogue, or one of the base messages. */
export type MessageKey<Messages> = (keyof Messages | keyof BaseMessages) & string;

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
