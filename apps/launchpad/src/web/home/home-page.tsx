/** The product on one screen: its name, what it is for, a card a vertical, and what stands behind it on this machine. */
import { useI18n } from '@repo/i18n/react';
import { useBoot } from '@repo/shell/boot';
import { useEffect } from 'react';
import { Cards } from './cards.tsx';
import { Services } from './services.tsx';

export function HomePage() {
  const { locale } = useI18n();
  const { brand } = useBoot();
  useEffect(() => {
    document.title = brand.name[locale];
  }, [brand, locale]);

  return (
    <div className="mx-auto w-full max-w-page px-4 pt-12 pb-16 sm:px-8 sm:pt-20">
      <header className="pb-10 sm:pb-14">
        <h1 className="text-4xl font-semibold">{brand.name[locale]}</h1>
        <p className="max-w-text pt-3 text-xl text-ink-soft">{brand.tagline[locale]}</p>
      </header>
      <Cards />
      <Services />
    </div>
  );
}
