import type { QueryClient } from '@tanstack/react-query';
import { type Session, sessionKey } from './session.tsx';
import { onOrganizationChanged, showOrganization } from './shown-organization.ts';

/**
 * Keeps the tab at the organization of its session. When the session answers that it stands in another one, all else is forgotten
 * and asked for again; forms stay on the page, with what was typed into them.
 */
export function followOrganization(client: QueryClient): void {
  // Undefined while no session is known: then there is nothing of an earlier one either.
  let last: string | null | undefined;
  client.getQueryCache().subscribe(() => {
    const session = client.getQueryData<Session>(sessionKey);
    const before = last;
    last = session === undefined ? undefined : (session?.organization?.id ?? null);
    if (last === before) return;
    showOrganization(last ?? null);
    if (last === undefined || before === undefined) return;
    void client.resetQueries({ predicate: ({ queryKey }) => queryKey !== sessionKey });
  });
  // The page stays as it is until the answer. What is under way already will do: a batch may be refused twenty times.
  onOrganizationChanged(() => void client.invalidateQueries({ queryKey: sessionKey }, { cancelRefetch: false }));
}
