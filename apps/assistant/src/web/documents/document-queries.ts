/** Reads of documents, as query options. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

/** Begins every key of this vertical's documents. */
export const documentsKey = ['assistant', 'documents'] as const;

export const documentListQuery = () =>
  queryOptions({
    queryKey: [...documentsKey, 'list'],
    queryFn: ({ signal }) => api.assistant.document.list.query(undefined, { signal }),
  });

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: [...documentsKey, 'one', id],
    queryFn: ({ signal }) => api.assistant.document.get.query({ id }, { signal }),
  });
