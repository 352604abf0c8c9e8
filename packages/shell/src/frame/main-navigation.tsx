import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { useLocation } from 'wouter';
import { useBoot } from '../boot.tsx';
import { currentEntry, navigationEntries } from './navigation-entries.ts';

/** The bar's links, from a tablet upwards; on a phone they stand in the menu. */
export function MainNavigation() {
  const { t, locale } = useI18n();
  const [location] = useLocation();
  const entries = navigationEntries(useBoot());
  const current = currentEntry(entries, location);
  return (
    <nav aria-label={t('shell.navigation')} className="hidden self-stretch md:flex">
      {entries.map((entry) => (
        <Link
          key={entry.path}
          href={entry.path}
          external={entry.external}
          current={entry === current}
          look="plain"
          className="nav-link"
        >
          {entry.label[locale]}
        </Link>
      ))}
    </nav>
  );
}
