import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

/** Milliseconds until it is asked again whether a model is there. A model that is being read is there within seconds. */
const again = { none: 30_000, failed: 30_000, loading: 3_000 } as const;

/** The model that answers, or why there is none. */
export const modelQuery = () =>
  queryOptions({
    queryKey: ['assistant', 'model'],
    queryFn: ({ signal }) => api.assistant.conversation.model.query(undefined, { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (!data || data.state === 'ready' || data.state === 'refused') return false;
      return again[data.state];
    },
  });
