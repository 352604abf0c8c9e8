import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

/** What can be asked of the verticals beside this one. It changes with a restart only. */
export const toolsQuery = () =>
  queryOptions({
    queryKey: ['assistant', 'tools'],
    queryFn: ({ signal }) => api.assistant.tool.list.query(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
