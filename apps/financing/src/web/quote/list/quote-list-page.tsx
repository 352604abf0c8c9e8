/** The organization's saved quotes, the one changed last first. */
import { useI18n } from '@repo/i18n/react';
import { errorMessage, wireErrorOf } from '@repo/shell/error-message';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Link } from '@repo/ui/link';
import { Loading } from '@repo/ui/loading';
import { Page } from '@repo/ui/page';
import { TextField } from '@repo/ui/text-field';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'wouter';
import { quoteListQuery } from '../quote-queries.ts';
import { QuoteItem } from './quote-item.tsx';

export function QuoteListPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const [params, setParams] = useSearchParams();
  const typed = params.get('search') ?? '';
  const search = useDeferredValue(typed);
  const query = useInfiniteQuery({ ...quoteListQuery(search.trim()), placeholderData: keepPreviousData });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const newQuote = (
    <Link href="/" look="primary" icon="add">
      {t('financing.quote.new')}
    </Link>
  );
  return (
    <Page title={t('financing.list.title')} actions={newQuote}>
      <div className="max-w-field pb-6">
        <TextField
          label={t('financing.list.search')}
          type="search"
          value={typed}
          onChange={(text) => setParams(text === '' ? {} : { search: text }, { replace: true })}
        />
      </div>
      {query.error && (
        <ErrorState onRetry={() => void query.refetch()} requestId={wireErrorOf(query.error).requestId}>
          {errorMessage(query.error, i18n)}
        </ErrorState>
      )}
      {query.isPending && <Loading label={t('financing.list.loading')} />}
      {query.data && items.length === 0 && search === '' && (
        <EmptyState title={t('financing.list.empty-title')} action={newQuote}>
          {t('financing.list.empty')}
        </EmptyState>
      )}
      {query.data && items.length === 0 && search !== '' && (
        <EmptyState
          title={t('financing.list.none-found', { query: search })}
          action={<Button onPress={() => setParams({}, { replace: true })}>{t('common.clear')}</Button>}
        />
      )}
      {items.length > 0 && (
        <ul aria-label={t('financing.list.title')} className="flex flex-col border-t border-line">
          {items.map((item) => (
            <QuoteItem key={item.id} quote={item} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="pt-6">
          <Button pending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('financing.list.more')}
          </Button>
        </div>
      )}
    </Page>
  );
}
