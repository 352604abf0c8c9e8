/** A saved quote, open for reading and for its next revision. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Loading } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { quoteQuery } from './quote-queries.ts';
import { SavedQuoteEditor } from './saved-quote-editor.tsx';

export function SavedQuotePage() {
  const { id = '' } = useParams();
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, refetch } = useQuery(quoteQuery(id));
  if (data) return <SavedQuoteEditor key={data.id} stored={data} />;
  return (
    <Page title={t('financing.list.title')}>
      {error ? (
        <ErrorState
          onRetry={() => void refetch()}
          requestId={wireErrorOf(error).requestId}
          action={<Link href="/quotes">{t('financing.quote.back-to-list')}</Link>}
        >
          {errorMessage(error, i18n)}
        </ErrorState>
      ) : (
        <Loading label={t('financing.quote.opening')} />
      )}
    </Page>
  );
}
