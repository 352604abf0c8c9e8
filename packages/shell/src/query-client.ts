import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { wireErrorOf } from './errors/wire-error.ts';
import { followOrganization } from './follow-organization.ts';
import { sessionKey } from './session.tsx';

const retries = 2;

/** Only what may pass by itself is tried again: the network, a host that is away, and an organization that the tab follows already. */
function mayPass(error: unknown): boolean {
  const { code, kind } = wireErrorOf(error);
  return kind === 'unavailable' || code === 'ORGANIZATION_CHANGED';
}

/** An expired login is noticed once, here: the session is asked for again and the frame follows. */
export function createQueryClient(): QueryClient {
  const noticeExpiry = (error: unknown) => {
    if (wireErrorOf(error).kind === 'unauthenticated') void client.invalidateQueries({ queryKey: sessionKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeExpiry }),
    mutationCache: new MutationCache({ onError: noticeExpiry }),
    defaultOptions: {
      // Offline a call fails and says so, instead of waiting in silence for a network.
      queries: {
        networkMode: 'always',
        retry: (count, error) => count < retries && mayPass(error),
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  followOrganization(client);
  return client;
}
