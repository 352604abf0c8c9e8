import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { useBoot } from '../boot.tsx';

/** The product's mark and name, and the name of the vertical that is open. */
export function BrandMark() {
  const { locale } = useI18n();
  const { brand, appId, basePath, homePath, verticals } = useBoot();
  const vertical = verticals.find(({ id }) => id === appId);
  const ownHome = homePath === basePath;
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Link
        href={ownHome ? '/' : homePath}
        external={!ownHome}
        look="plain"
        className="touch flex min-w-0 items-center gap-2.5"
      >
        <span className="brand-mark size-7 shrink-0" aria-hidden="true" />
        {/* Cut at its own end, in whatever script it is. */}
        <span dir="auto" className="truncate text-lg font-semibold text-brand">
          {brand.name[locale]}
        </span>
      </Link>
      {vertical && !(ownHome && verticals.length > 1) && (
        <Link href="/" look="plain" className="touch flex items-center border-s border-line ps-3 text-ink-soft hover:text-ink">
          {vertical.name[locale]}
        </Link>
      )}
    </div>
  );
}
