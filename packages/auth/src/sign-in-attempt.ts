/** Which requests are attempts on an account's password. */
import { z } from 'zod';
import { maximumLength } from './password/password-rules.ts';

const attempt = z.looseObject({ email: z.email(), password: z.string().max(maximumLength) });

/** The address that a request tries to sign in with; null when it is no attempt, or one that is refused before any hashing. */
export function attemptedEmail(path: string, body: unknown): string | null {
  if (path !== '/sign-in/email') return null;
  const result = attempt.safeParse(body);
  return result.success ? result.data.email : null;
}
