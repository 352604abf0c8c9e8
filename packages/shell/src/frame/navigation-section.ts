import { useI18n } from '@repo/i18n/react';
import { isIconName } from '@repo/ui/icon';
import { useNavigation } from '@repo/ui/link';
import type { MenuSection } from '@repo/ui/menu';
import { useLocation } from 'wouter';
import { useBoot } from '../boot.tsx';
import { currentEntry, navigationEntries } from './navigation-entries.ts';

/** The bar's links as a section of a phone's menu. */
export function useNavigationSection(): MenuSection {
  const { t, locale } = useI18n();
  const { navigate } = useNavigation();
  const [location] = useLocation();
  const entries = navigationEntries(useBoot());
  const current = currentEntry(entries, location);
  return {
    title: t('shell.navigation'),
    items: entries.map((entry) => ({
      id: entry.path,
      label: entry.label[locale],
      ...(isIconName(entry.icon) && { icon: entry.icon }),
      selected: entry === current,
      onAction: () => (entry.external ? window.location.assign(entry.path) : navigate(entry.path)),
    })),
  };
}
