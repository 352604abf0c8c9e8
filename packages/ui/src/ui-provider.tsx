/** Around every page: tells components the language and how to navigate. */
import { localeTag } from '@repo/i18n';
import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { type Navigation, NavigationProvider } from './link.tsx';

export interface UiProviderProps {
  readonly navigation: Navigation;
  readonly children: ReactNode;
}

export function UiProvider({ navigation, children }: UiProviderProps) {
  const { locale } = useI18n();
  return (
    <I18nProvider locale={localeTag(locale)}>
      <NavigationProvider value={navigation}>{children}</NavigationProvider>
    </I18nProvider>
  );
}
