import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import { askedAgainAfter } from './asked-again.ts';

/** The model that answers, or why there is none. While the page is in view it is asked again, also whether a model still answers. */
export const modelQuery = () =>
  queryOptions({
    queryKey: ['assistant', 'model'],
    queryFn: ({ signal }) => api.assistant.conversation.model.query(undefined, { signal }),
    refetchInterval: ({ state: { data } }) => (data ? askedAgainAfter(data) : false),
  });
