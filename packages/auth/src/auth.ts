/** The auth service: the library behind a list of served paths, with this product's sessions and errors. */
import { AppError } from '@repo/facts';
import { betterAuth } from 'better-auth/minimal';
import { answerOf, answerToError, notFound, refusalAnswer } from './answer.ts';
import { type AuditWriter, createAuditWriter } from './audit-writer.ts';
import { createJoinCodes } from './join-codes/join-codes.ts';
import { libraryOptions } from './library-options.ts';
import { createAccountMails } from './mail/account-mails.ts';
import { createImpersonation, impersonationPaths, isForbiddenInPlace } from './operators/impersonation.ts';
import { operatorsOf } from './operators/operators.ts';
import { createPeople } from './operators/people.ts';
import { refusedInPlace } from './operators/refusals.ts';
import { endOverdueSession, findSession } from './read-session.ts';
import { replaceSession, tokenSetBy } from './replace-session.ts';
import { basePath, isServed } from './routes.ts';
import { readSessionToken, sessionCookieName, withSessionCookie } from './session-cookie.ts';
import { createSessionReader } from './session-reader.ts';
import { attemptedEmail } from './sign-in-attempt.ts';
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
  const recordPlatformEvent = options.recordPlatformEvent ?? audit.acted;
  const operators = operatorsOf(options.operators, options.demoOperator);
  const people = createPeople({ db, operators, recordPlatformEvent });
  const find = (token: string) => findSession(db, token, demoLogin, operators);
  const impersonation = createImpersonation({ db, people, publicUrl, secrets, find, recordPlatformEvent });
  const origins: ReadonlySet<string | null> = new Set([new URL(publicUrl).origin, ...options.trustedOrigins]);
  const sessions = createSessionReader(db, find);
  const library = betterAuth(libraryOptions(options, { secrets, backoff, mails, audit }));

  /** The answer of a path of our own, or to what an operator may not do in somebody's place; null for all else. */
  const ownAnswer = async (request: Request, path: string, token: string | undefined): Promise<Response | null> => {
    try {
      if (path === impersonationPaths.begin || path === impersonationPaths.end) {
        if (!origins.has(request.headers.get('origin'))) {
          throw new AppError('ORIGIN_REFUSED', { kind: 'forbidden' });
        }
        return await (path === impersonationPaths.begin ? impersonation.begin(request) : impersonation.end(request));
      }
      if (path === '/sign-out') await impersonation.forget(request);
      const inPlace = token && isForbiddenInPlace(path) ? (await find(token))?.impersonatedBy : null;
      if (inPlace) throw refusedInPlace();
      return null;
    } catch (error) {
      return refusalAnswer(error);
    }
  };

  const answerTo = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (!isServed(request.method, pathname)) return notFound();
    const found = readSessionToken(request.headers, cookieName, secrets);
    if (found) await endOverdueSession(db, found.token, demoLogin);
    const own = await ownAnswer(request, pathname.slice(basePath.length), found?.token);
    if (own) return own;
    const known = found && found.secretIndex > 0 ? withSessionCookie(request, cookieName, found.token, secrets[0]) : request;
    try {
      const tried = pathname === `${basePath}/sign-in/email` ? request.clone() : null;
      const answer = await answerOf(await throwFailures(() => library.handler(known)), options.localeOf(request));
      if (tried && answer.status === 429) await tellStopped(audit, tried, answer.clone());
      const made = found && pathname === `${basePath}/sign-in/email` ? tokenSetBy(answer, cookieName, secrets) : null;
      if (found && made) await replaceSession(db, found.token, made);
      return answer;
    } catch (error) {
      const answer = answerToError(error);
      if (answer) return answer;
      throw error;
    }
  };

  return {
    async handle(request) {
      const answer = await answerTo(request);
      // Whoever asks next finds what this request has changed.
      if (request.method !== 'GET') await sessions.settled();
      return answer;
    },
    async readSession(headers) {
      const found = readSessionToken(headers, cookieName, secrets);
      return found ? sessions.read(found.token) : null;
    },
    people,
    joinCodes: createJoinCodes({ db, secret: secrets[0], log, requestId, ...(options.seats && { seats: options.seats }) }),
    onSessionChange: sessions.onChange,
    settled: sessions.settled,
    close: sessions.close,
    idle: () => mails.idle(),
  };
}
