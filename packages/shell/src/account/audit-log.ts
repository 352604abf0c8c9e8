/** The audit log of the active organization. */
import type { AuditView } from '@repo/server/types';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { platformApi } from '../platform-api.ts';

export type { AuditView };

/** Where the log of the organization that the page shows is downloaded from. */
export const auditExportPath = (organizationId: string) => `/api/audit/export?organization=${organizationId}`;

export interface AuditFilter {
  /** Null for everybody. */
  readonly actorId: string | null;
  /** What the action begins with; null for every one. */
  readonly action: string | null;
}

/** Newest first, a page at a time. */
export function auditLog(organizationId: string, { actorId, action }: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['platform', 'audit', organizationId, actorId, action],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      platformApi.platform.audit.list.query(
        {
          ...(pageParam === 0 ? {} : { before: pageParam }),
          ...(actorId === null ? {} : { actorId }),
          ...(action === null ? {} : { action }),
        },
        { signal },
      ),
    getNextPageParam: ({ next }) => next,
  });
}
