import { useI18n } from '@repo/i18n/react';
import { useBoot } from '../boot.tsx';

/** The legal line under every page. */
export function Footer() {
  const { locale } = useI18n();
  const { legal } = useBoot().brand;
  return (
    <footer className="border-t border-line print:hidden">
      <div className="mx-auto flex w-full max-w-page flex-wrap items-baseline justify-between gap-x-8 gap-y-1 px-4 py-5 text-sm text-ink-soft sm:px-8">
        <p>{legal.footer[locale]}</p>
        <p className="type-ui">
          <bdi dir="ltr">{legal.operator}</bdi> ·{' '}
          <a href={`mailto:${legal.contactEmail}`} className="underline underline-offset-4">
            <bdi dir="ltr">{legal.contactEmail}</bdi>
          </a>
        </p>
      </div>
    </footer>
  );
}
