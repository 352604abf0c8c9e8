/** The auth service: the library behind a list of served paths, with this product's sessions and errors. */
import { AppError } from '@repo/facts';
import { betterAuth } from 'better-auth/minimal';
import { answerOf, answerToError, notFound } from './answer.ts';
import { libraryOptions } from './library-options.ts';
import { createAccountMails } from './mail/account-mails.ts';
import { endOverdueSession, findSession } from './read-session.ts';
import { isServed } from './routes.ts';
import { readSessionToken, sessionCookieName, withSessionCookie } from './session-cookie.ts';
import { createSignInBackoff } from './sign-in-backoff.ts';
import { throwFailures } from './thrown-failures.ts';
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
  const library = betterAuth(libraryOptions(options, { secrets, backoff, mails }));

  return {
    async handle(request) {
      if (!isServed(request.method, new URL(request.url).pathname)) return notFound();
      const found = readSessionToken(request.headers, cookieName, secrets);
      if (found) await endOverdueSession(db, found.token, demoLogin);
      const known = found && found.secretIndex > 0 ? withSessionCookie(request, cookieName, found.token, secrets[0]) : request;
      try {
        return await answerOf(await throwFailures(() => library.handler(known)));
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
