/** Sensitive changes want a sign-in of a moment ago: a stolen old session must not be enough. */
import { limits } from './limits.ts';
import { refuse } from './refusals.ts';

/** @throws APIError 403 `SESSION_NOT_FRESH` */
export function requireFresh(session: { readonly createdAt: Date | string }): void {
  const age = Date.now() - new Date(session.createdAt).getTime();
  if (age >= limits.sessionFresh * 1000) throw refuse('SESSION_NOT_FRESH');
}
