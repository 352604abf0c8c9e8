/** The auth service: the library behind a list of served paths, with this product's sessions and errors. */
import { AppError } from '@repo/facts';
import { betterAuth } from 'better-auth/minimal';
import { answerOf, answerToError, notFound } from './answer.ts';
import { type AuditWriter, createAuditWriter } from './audit-writer.ts';
import { libraryOptions } from './library-options.ts';
import { createAccountMails } from './mail/account-mails.ts';
import { endOverdueSession, findSession } from './read-session.ts';
import { basePath, isServed } from './routes.ts';
import { readSessionToken, sessionCookieName, withSessionCookie } from './session-cookie.ts';
import { attemptedEmail } from './sign-in-attempt.ts';
import { createSignInBackoff } from './sign-in-backoff.ts';
import type { AuthOptions, AuthService } from './types.ts';

const shortestSecret = 32;

function secretsOf(secret: AuthOptions['secret']): readonly [string, ...string[]] {
  const [current, ...older] = typeof secret === 'string' ? [secret] : secret;
  if (!current || [current, ...older].some((value) => value.length < shortestSecret)) {
    throw new AppError('AUTH_SECRET_TOO_SHORT', {
      messageKey: 'auth.error.secret-too-short',
      params: { characters: String(shortestSecret) },
    });
  }
  return [current, ...older];
}

/** Which rule stopped a sign-in: that of an account, or that of the caller's address, which the library keeps. */
async function tellStopped(audit: AuditWriter, request: Request, answer: Response): Promise<void> {
  const said: unknown = await answer.json().catch(() => null);
  const code: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, 'code') : null;
  if (code !== 'SIGN_IN_BLOCKED') return audit.stopped('address', request.headers.get('x-real-ip') ?? '');
  const email = attemptedEmail('/sign-in/email', await request.json().catch(() => null));
  if (email !== null) await audit.stopped('account', email);
}

/**
 * Makes the service of one deployment.
 *
 * @example
 * const auth = createAuth({ db, secret, publicUrl, trustedOrigins, mail, brand, localeOf, log });
 * app.all('/api/auth/*', (c) => auth.handle(c.req.raw));
 * const session = await auth.readSession(request.headers);
 *
 * @throws AppError `AUTH_SECRET_TOO_SHORT`
 */
export function createAuth(options: AuthOptions): AuthService {
  const { db, publicUrl, demoLogin = true } = options;
  const secrets = secretsOf(options.secret);
  const cookieName = sessionCookieName(publicUrl);
  const backoff = createSignInBackoff(db, secrets[0]);
  const mails = createAccountMails(options);
  const { log, requestId = () => '' } = options;
  const audit = createAuditWriter({ db, secret: secrets[0], log, requestId });
  const library = betterAuth(libraryOptions(options, { secrets, backoff, mails, audit }));

  return {
    async handle(request) {
      if (!isServed(request.method, new URL(request.url).pathname)) return notFound();
      const found = readSessionToken(request.headers, cookieName, secrets);
      if (found) await endOverdueSession(db, found.token, demoLogin);
      const known = found && found.secretIndex > 0 ? withSessionCookie(request, cookieName, found.token, secrets[0]) : request;
      try {
        const signsIn = new URL(request.url).pathname === `${basePath}/sign-in/email`;
        const tried = signsIn ? request.clone() : null;
        const answer = await answerOf(await library.handler(known));
        if (tried && answer.status === 429) await tellStopped(audit, tried, answer.clone());
        return answer;
      } catch (error) {
        const answer = answerToError(error);
        if (answer) return answer;
        throw error;
      }
    },
    async readSession(headers) {
      const found = readSessionToken(headers, cookieName, secrets);
      return found ? findSession(db, found.token, demoLogin) : null;
    },
    idle: () => mails.idle(),
  };
}
