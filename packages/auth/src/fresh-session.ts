/** Sensitive changes want a sign-in of a moment ago: a stolen old session must not be enough. */
import { limits } from './limits.ts';
import { refuse } from './refusals.ts';

/** Whether a session is younger than ten minutes. An operator in somebody's place has signed in as somebody else: never fresh. */
export function isFresh(
  session: { readonly createdAt: Date | string; readonly impersonatedBy?: string | null },
  now = new Date(),
): boolean {
  const age = now.getTime() - new Date(session.createdAt).getTime();
  return age < limits.sessionFresh * 1000 && !session.impersonatedBy;
}

/** @throws APIError 403 `SESSION_NOT_FRESH` */
export function requireFresh(session: { readonly createdAt: Date | string }): void {
  if (!isFresh(session)) throw refuse('SESSION_NOT_FRESH');
}
