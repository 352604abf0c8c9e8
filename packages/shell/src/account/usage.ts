/** What the organization used in a month, or the person alone. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { platformApi } from '../platform-api.ts';
import type { UsageParty } from './usage-groups.ts';

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

export type UsageSeries = Awaited<ReturnType<typeof platformApi.platform.usage.days.query>>['series'][number];

/** The days of a month by whom or what. @param month "2026-11" */
export function usageByDay(organizationId: string, month: string, by: UsageParty) {
  return queryOptions({
    queryKey: ['platform', 'usage', organizationId, month, by],
    queryFn: ({ signal }) => platformApi.platform.usage.days.query({ month, by }, { signal }),
  });
}

/** The last twelve months. */
export function usageByMonth(organizationId: string) {
  return queryOptions({
    queryKey: ['platform', 'usage', organizationId, 'months'],
    queryFn: ({ signal }) => platformApi.platform.usage.months.query(undefined, { signal }),
  });
}

export type UsageOfAll = Awaited<ReturnType<typeof platformApi.platform.usage.organizations.query>>;

/** What every organization used in a month, for the people who run the deployment. @param month "2026-11"; null: the present one */
export function usageOfOrganizations(month: string | null) {
  return queryOptions({
    queryKey: ['platform', 'usage-of-all', month],
    queryFn: ({ signal }) => platformApi.platform.usage.organizations.query(month === null ? {} : { month }, { signal }),
    placeholderData: keepPreviousData,
    // Each look is an entry in the audit log.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  });
}
