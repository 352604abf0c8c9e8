/** Reads of fields, as query options. */
import { queryOptions } from '@tanstack/react-query';
import type { FieldRow, FieldView } from '../wire/stored.ts';
import { api } from './api.ts';

/** Begins every key of this vertical's fields. */
export const fieldsKey = ['crops', 'fields'] as const;

export const fieldListQuery = queryOptions({
  queryKey: [...fieldsKey, 'list'],
  queryFn: async ({ signal }): Promise<readonly FieldRow[]> => {
    const { items } = await api.crops.field.list.query({}, { signal });
    return items;
  },
});

export const fieldQuery = (id: string) =>
  queryOptions({
    queryKey: [...fieldsKey, 'one', id],
    queryFn: ({ signal }): Promise<FieldView> => api.crops.field.get.query({ id }, { signal }),
  });
