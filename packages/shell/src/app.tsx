/** Everything around a screen, from language to frame. */
import type { Catalogue, CatalogueSource } from '@repo/i18n';
import { I18nProvider, useI18n } from '@repo/i18n/react';
import type { BootPayload } from '@repo/server/types';
import { UiProvider } from '@repo/ui/ui-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, Fragment, type ReactNode, useMemo, useState } from 'react';
import { Router, useLocation } from 'wouter';
import { BootProvider, useBoot } from './boot.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { createQueryClient } from './query-client.ts';
import type { ScreenRoute } from './screen-route.ts';
import { Screens } from './screens.tsx';
import { ThemeProvider } from './theme.tsx';

export interface AppProps {
  readonly boot: BootPayload;
  readonly routes: readonly ScreenRoute[];
  readonly catalogue: Catalogue;
  readonly sources: readonly CatalogueSource[];
  readonly providers: ComponentType<{ readonly children: ReactNode }> | undefined;
}

export function App({ boot, routes, catalogue, sources, providers: Providers = Fragment }: AppProps) {
  const [queryClient] = useState(createQueryClient);
  const base = useMemo(() => new URL(document.baseURI).pathname.replace(/\/$/, ''), []);
  return (
    <BootProvider value={boot}>
      <I18nProvider locale={boot.locale} digits={boot.digits} catalogues={{ [boot.locale]: catalogue }} sources={sources}>
        <ThemeProvider initial={boot.theme}>
          <QueryClientProvider client={queryClient}>
            <Router base={base}>
              <Navigating base={base}>
                <Frame>
                  <ErrorBoundary>
                    <Providers>
                      <Screens routes={routes} />
                    </Providers>
                  </ErrorBoundary>
                </Frame>
              </Navigating>
            </Router>
          </QueryClientProvider>
        </ThemeProvider>
      </I18nProvider>
    </BootProvider>
  );
}

/** Lets links go through the router. */
function Navigating({ base, children }: { readonly base: string; readonly children: ReactNode }) {
  const [, navigate] = useLocation();
  const { locale } = useI18n();
  const { brand } = useBoot();
  const navigation = useMemo(() => ({ navigate, hrefOf: (path: string) => base + path }), [navigate, base]);
  return (
    <UiProvider navigation={navigation} product={brand.name[locale]}>
      {children}
    </UiProvider>
  );
}
