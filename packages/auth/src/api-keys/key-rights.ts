/** Who may read, make and revoke the keys of an organization. */
import { AppError } from '@repo/facts';
import { limits } from '../limits.ts';
import { type Action, allows } from '../roles.ts';
import type { SessionInfo } from '../types.ts';

/**
 * A change needs a sign-in of a moment ago besides the right: a key outlives the session that made it.
 * @throws AppError `ORGANIZATION_REQUIRED`, `FORBIDDEN` or `SESSION_NOT_FRESH`
 */
export function requireKeyRight(session: SessionInfo, action: Action<'keys'>, now: Date): { readonly organizationId: string } {
  const { organization } = session;
  if (!organization) throw new AppError('ORGANIZATION_REQUIRED', { kind: 'forbidden' });
  if (!allows(organization.role, 'keys', action)) throw new AppError('FORBIDDEN', { kind: 'forbidden' });
  const age = now.getTime() - session.createdAt.getTime();
  if (action !== 'read' && age >= limits.sessionFresh * 1000) {
    throw new AppError('SESSION_NOT_FRESH', { kind: 'forbidden', messageKey: 'auth.error.session-not-fresh' });
  }
  return { organizationId: organization.id };
}
