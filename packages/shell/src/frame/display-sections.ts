import type { Theme } from '@repo/i18n';
import { useI18n } from '@repo/i18n/react';
import type { MenuSection } from '@repo/ui/menu';
import { useTheme } from '../theme.tsx';

const themes: readonly { readonly id: Theme; readonly key: string }[] = [
  { id: 'system', key: 'shell.settings.theme-system' },
  { id: 'light', key: 'common.theme-light' },
  { id: 'dark', key: 'common.theme-dark' },
];

/** Digits and light or dark, as sections of a menu. */
export function useDisplaySections(): readonly MenuSection[] {
  const { t, locale, digits, setDigits } = useI18n();
  const { theme, setTheme } = useTheme();
  const digitChoice: MenuSection = {
    title: t('common.digits'),
    items: [
      { id: 'latn', label: '123', selected: digits === 'latn', onAction: () => setDigits('latn') },
      { id: 'urdu', label: '۱۲۳', selected: digits === 'urdu', onAction: () => setDigits('urdu') },
    ],
  };
  const themeChoice: MenuSection = {
    title: t('shell.settings.theme'),
    items: themes.map(({ id, key }) => ({ id, label: t(key), selected: theme === id, onAction: () => setTheme(id) })),
  };
  // English is always written with Latin digits.
  return locale === 'ur' ? [digitChoice, themeChoice] : [themeChoice];
}
