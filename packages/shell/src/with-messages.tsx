/**
 * A catalogue that only some screens need: fetched when its children are first shown, which then have it beside the frame's own.
 *
 * @example
 * <WithMessages name="billing" source={billingMessages} waiting={<Skeleton lines={4} />}>…</WithMessages>
 */
import { authMessages } from '@repo/auth/messages';
import { type CatalogueSource, loadCatalogue } from '@repo/i18n';
import { baseMessages } from '@repo/i18n/messages';
import { I18nProvider, useI18n } from '@repo/i18n/react';
import { serverMessages } from '@repo/server/messages';
import { ErrorState } from '@repo/ui/error-state';
import { uiMessages } from '@repo/ui/messages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { errorMessage } from './error-message.tsx';
import { shellMessages } from './messages.ts';

export interface WithMessagesProps {
  /** Its namespace. */
  readonly name: string;
  readonly source: CatalogueSource;
  /** While it is fetched. */
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

const always = [baseMessages, authMessages, serverMessages, uiMessages, shellMessages];

export function WithMessages({ name, source, waiting, children }: WithMessagesProps) {
  const i18n = useI18n();
  const { locale, digits } = i18n;
  const catalogue = useQuery({
    queryKey: ['platform', 'messages', name, locale],
    queryFn: () => loadCatalogue([...always, source], locale),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (catalogue.isPending) return waiting;
  if (catalogue.isError) {
    return <ErrorState onRetry={() => void catalogue.refetch()}>{errorMessage(catalogue.error, i18n)}</ErrorState>;
  }
  return (
    <I18nProvider key={`${locale} ${digits}`} locale={locale} digits={digits} catalogues={{ [locale]: catalogue.data }}>
      {children}
    </I18nProvider>
  );
}
