/**
 * Who is signed in.
 *
 * @example
 * const { session, pending } = useSession();
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { platformApi } from './platform-api.ts';

/** The answer of `platform.session`; null for a visitor. */
export type Session = Awaited<ReturnType<typeof platformApi.platform.session.query>>;

export const sessionKey = ['platform', 'session'] as const;

export interface SessionState {
  /** Null for a visitor, and until the first answer. */
  readonly session: Session;
  /** True until the first answer. */
  readonly pending: boolean;
  readonly error: Error | null;
  /** Asks again: after a sign-in, a sign-out, a change of organization. */
  readonly refresh: () => Promise<void>;
}

export function useSession(): SessionState {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => platformApi.platform.session.query(undefined, { signal }),
    staleTime: 60_000,
  });
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: sessionKey }), [client]);
  return { session: query.data ?? null, pending: query.isPending, error: query.error, refresh };
}
