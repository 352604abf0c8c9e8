/** A page names the organization that it shows: never to choose one, that is the session's business, but to be refused when it is another. */
import type { SessionInfo } from '@repo/auth';
import { AppError } from '@repo/facts';

/** Optional: programs and pages without a session send none. Streams, whose requests have no headers, name it in their connection's parameters. */
export const organizationHeader = 'X-Organization';

/**
 * Without a session nothing is checked: what needs one refuses by itself.
 * @param shown an organization's id as the page sent it; null when it named none
 * @throws AppError `ORGANIZATION_CHANGED` (409) when the session stands in another one, or in none
 */
export function checkShownOrganization(shown: string | null, session: Pick<SessionInfo, 'organization'> | null): void {
  if (shown === null || session === null || session.organization?.id === shown) return;
  throw new AppError('ORGANIZATION_CHANGED', { kind: 'conflict' });
}
