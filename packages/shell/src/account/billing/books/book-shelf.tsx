import { useI18n, useMessages } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { EmptyState } from '@repo/ui/empty-state';
import { ErrorState } from '@repo/ui/error-state';
import { Skeleton } from '@repo/ui/loading';
import { Section } from '@repo/ui/page';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { errorMessage } from '../../../error-message.tsx';
import type { AccountMessages } from '../../account-messages.ts';
import type { BillingMessages } from '../billing.ts';
import { BookedInvoiceItem } from './booked-invoice-item.tsx';
import { allOfBooks, booksOf, type Shelf } from './books.ts';

export interface BookShelfProps {
  readonly show: Shelf;
  /** What is looked for; left out: everything. */
  readonly find?: string;
}

/** Invoices that have come equally far, a page at a time. */
export function BookShelf({ show, find }: BookShelfProps) {
  const i18n = useI18n();
  const { t } = useMessages<BillingMessages & AccountMessages>();
  const client = useQueryClient();
  const list = useInfiniteQuery(booksOf(show, find));
  const words: Readonly<Record<Shelf, readonly [title: string, none: string]>> = {
    waiting: [t('billing.books.to-confirm'), t('billing.books.to-confirm-none')],
    open: [t('billing.books.open'), t('billing.books.none')],
    settled: [t('billing.books.settled'), t('billing.books.settled-none')],
    all: [t('billing.books.found'), t('billing.books.found-none')],
  };
  const [title, none] = words[show];
  const invoices = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={title}>
      {list.isPending && <Skeleton lines={3} />}
      {list.isError && <ErrorState onRetry={() => void list.refetch()}>{errorMessage(list.error, i18n)}</ErrorState>}
      {invoices?.length === 0 && <EmptyState title={none} />}
      <ul>
        {invoices?.map((invoice) => (
          <BookedInvoiceItem key={invoice.id} invoice={invoice} onChanged={() => client.invalidateQueries(allOfBooks)} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="pt-4">
          <Button pending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('common.show-more')}
          </Button>
        </div>
      )}
    </Section>
  );
}
