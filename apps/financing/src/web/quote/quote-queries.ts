/** Reads of quotes, as query options. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

/** Begins every key of this vertical's quotes. */
export const quotesKey = ['financing', 'quotes'] as const;

export const quoteQuery = (id: string) =>
  queryOptions({
    queryKey: [...quotesKey, 'one', id],
    queryFn: ({ signal }) => api.financing.quote.get.query({ id }, { signal }),
  });

export const quoteListQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...quotesKey, 'list', search],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      api.financing.quote.list.query({ search, cursor: pageParam }, { signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
