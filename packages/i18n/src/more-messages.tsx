/**
 * Catalogues for what stands below alone: messages of screens that few people open do not belong to everybody's first screen.
 *
 * @example <MoreMessages sources={sources}><AdminPage /></MoreMessages>
 */
import { createElement, Fragment, type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Catalogue, type CatalogueSource, loadCatalogue } from './catalogue.ts';
import type { Locale } from './locale.ts';
import { Context, type I18n, useI18n } from './react.tsx';
import { createTranslator } from './translator.ts';

export interface MoreMessagesProps {
  /** The same for the life of the component. */
  readonly sources: readonly CatalogueSource[];
  readonly children: ReactNode;
}

interface Loaded {
  readonly locale: Locale;
  readonly catalogue: Catalogue;
}

/**
 * Shows nothing until the messages are there. A switch of the language keeps what is below; these messages follow the others when they
 * are loaded. What cannot be loaded is thrown to the error boundary, as a screen that cannot be.
 */
export function MoreMessages({ sources, children }: MoreMessagesProps): ReactNode {
  const outer = useI18n();
  const { locale, digits } = outer;
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  useEffect(() => {
    let wanted = true;
    loadCatalogue(sources, locale).then(
      (catalogue) => {
        if (wanted) setLoaded({ locale, catalogue });
      },
      (error: unknown) => {
        if (wanted) {
          setLoaded(() => {
            throw error;
          });
        }
      },
    );
    return () => {
      wanted = false;
    };
  }, [sources, locale]);

  const value = useMemo((): I18n | null => {
    if (!loaded) return null;
    const own = createTranslator(loaded.locale, loaded.catalogue, digits);
    return {
      ...outer,
      t: (key, params) => (own.has(key) ? own.t(key, params) : outer.t(key, params)),
      rich: (key, params) =>
        own.has(key) ? createElement(Fragment, null, ...own.rich<ReactNode>(key, params)) : outer.rich(key, params),
      has: (key) => own.has(key) || outer.has(key),
    };
  }, [outer, loaded, digits]);
  return value && <Context value={value}>{children}</Context>;
}
