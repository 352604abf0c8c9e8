/** What the database tells of sessions, people and organizations: see the migration `session_events`. */

/** Every session of a person, or of an organization's members, may be another one now, or none. */
export type SessionChange =
  | { readonly kind: 'session'; readonly key: string; readonly userId: string }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'organization'; readonly organizationId: string }
  /** Something may have been missed. */
  | { readonly kind: 'any' };

export const changesChannel = 'buniyad_changed';

/** Null for what tells of nothing that is known here. */
export function readChange(payload: string): SessionChange | null {
  const [kind, id, userId] = payload.split(' ');
  if (kind === 'session' && id && userId) return { kind, key: id, userId };
  if (kind === 'user' && id) return { kind, userId: id };
  if (kind === 'organization' && id) return { kind, organizationId: id };
  return null;
}
