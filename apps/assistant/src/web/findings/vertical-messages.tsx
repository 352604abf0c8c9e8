/** The messages of another vertical, around what one of its tools said; fetched when such an answer is first shown. */
import { type Catalogue, type CatalogueSource, loadCatalogue } from '@repo/i18n';
import { baseMessages } from '@repo/i18n/messages';
import { I18nProvider, useI18n } from '@repo/i18n/react';
import { uiMessages } from '@repo/ui/messages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** Whichever verticals stand beside this one; none in a fork. Catalogues alone, never code. */
const files = import.meta.glob<{ readonly default: Catalogue }>([
  '../../../../*/src/messages/{ur,en}.json',
  '!../../messages/*.json',
]);

/** @returns null where the vertical is not here */
function sourceOf(vertical: string): CatalogueSource | null {
  const ur = files[`../../../../${vertical}/src/messages/ur.json`];
  const en = files[`../../../../${vertical}/src/messages/en.json`];
  return ur && en ? { ur, en } : null;
}

export interface VerticalMessagesProps {
  readonly vertical: string;
  /** While they are fetched. */
  readonly waiting: ReactNode;
  /** Where there are none. */
  readonly without: ReactNode;
  readonly children: ReactNode;
}

export function VerticalMessages({ vertical, waiting, without, children }: VerticalMessagesProps) {
  const { locale, digits } = useI18n();
  const source = sourceOf(vertical);
  const { data, isPending } = useQuery({
    queryKey: ['assistant', 'messages-of', vertical, locale],
    queryFn: () => loadCatalogue([baseMessages, uiMessages, ...(source ? [source] : [])], locale),
    enabled: source !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!source || (!isPending && !data)) return without;
  if (!data) return waiting;
  return (
    <I18nProvider key={`${locale} ${digits}`} locale={locale} digits={digits} catalogues={{ [locale]: data }}>
      {children}
    </I18nProvider>
  );
}
