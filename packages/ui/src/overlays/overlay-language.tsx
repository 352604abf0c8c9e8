import { localeTag } from '@repo/i18n';
import { useI18n } from '@repo/i18n/react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';

/** Tells React Aria the language and direction of the page, where it is used: in what opens over it. */
export function OverlayLanguage({ children }: { readonly children: ReactNode }) {
  const { locale } = useI18n();
  return <I18nProvider locale={localeTag(locale)}>{children}</I18nProvider>;
}
