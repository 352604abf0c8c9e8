/** What the organization used in a month, or the person alone. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { platformApi } from '../platform-api.ts';

export type Usage = Awaited<ReturnType<typeof platformApi.platform.usage.month.query>>;
export type UsageMeter = Usage['meters'][number];
export type UsageLine = Usage['lines'][number];

/** @param month "2026-11"; null: the present one */
export function usageOfMonth(organizationId: string, month: string | null) {
  return queryOptions({
    queryKey: ['platform', 'usage', organizationId, month],
    queryFn: ({ signal }) => platformApi.platform.usage.month.query(month === null ? {} : { month }, { signal }),
    placeholderData: keepPreviousData,
  });
}
