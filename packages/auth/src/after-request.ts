/** What follows from the library's answer. */
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { AccountMails } from './mail/account-mails.ts';
import { attemptedEmail } from './sign-in-attempt.ts';
import type { SignInBackoff } from './sign-in-backoff.ts';

interface Needs {
  readonly backoff: SignInBackoff;
  readonly mails: AccountMails;
}

/** The library says `EMAIL_NOT_VERIFIED` only to who knows the password. */
async function settleAttempt(backoff: SignInBackoff, email: string, returned: unknown): Promise<void> {
  if (!(returned instanceof APIError)) return backoff.clear(email);
  if (returned.body?.code === 'EMAIL_NOT_VERIFIED') return backoff.clear(email);
  if (returned.body?.code === 'INVALID_EMAIL_OR_PASSWORD') return;
  return backoff.release(email);
}

export function afterRequest({ backoff, mails }: Needs): ReturnType<typeof createAuthMiddleware> {
  return createAuthMiddleware(async (context) => {
    const { returned, session } = context.context;
    const email = attemptedEmail(context.path, context.body);
    if (email !== null) await settleAttempt(backoff, email, returned);
    if (context.path === '/change-password' && session && !(returned instanceof APIError)) {
      mails.passwordChanged(session.user.email, context.request);
    }
  });
}
