/** Reads of conversations, as query options. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import { keepGrown } from './keep-grown.ts';

/** Begins every key of this vertical's conversations. */
export const conversationsKey = ['assistant', 'conversations'] as const;
export const conversationListKey = [...conversationsKey, 'list'] as const;

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: [...conversationsKey, 'one', id],
    queryFn: ({ signal }) => api.assistant.conversation.get.query({ id }, { signal }),
    // Another tab may have asked meanwhile.
    refetchOnWindowFocus: true,
    structuralSharing: keepGrown,
  });

export const conversationListQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...conversationListKey, search],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      api.assistant.conversation.list.query({ search, cursor: pageParam }, { signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
