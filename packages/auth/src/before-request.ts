/** What is checked before the library looks at a request; after its own rate limit and origin check. */
import type { Database } from '@repo/db';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { beginAudit } from './audit-begin.ts';
import type { AuditWriter } from './audit-writer.ts';
import { checkInput } from './body-rules.ts';
import { isDemoUser } from './demo.ts';
import { requireFresh } from './fresh-session.ts';
import { checkInvitation } from './invitation-rules.ts';
import { checkMembership } from './member-rules.ts';
import { accountNames } from './password/account-names.ts';
import { contextWords, maximumLength, minimumLength, passwordWeakness } from './password/password-rules.ts';
import { refuse } from './refusals.ts';
import type { SeatsPort } from './seats.ts';
import { attemptedEmail } from './sign-in-attempt.ts';
import type { SignInBackoff } from './sign-in-backoff.ts';

interface Needs {
  readonly db: Pick<Database, 'query'>;
  readonly backoff: SignInBackoff;
  readonly audit: Pick<AuditWriter, 'begin'>;
  readonly seats: SeatsPort;
  /** Names of the product, which no password may be made of. */
  readonly brandNames: readonly string[];
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

function text(values: unknown, field: string): string {
  const value = typeof values === 'object' && values !== null ? Reflect.get(values, field) : undefined;
  return typeof value === 'string' ? value : '';
}

async function checkAttempt(context: Context, backoff: SignInBackoff): Promise<void> {
  const email = attemptedEmail(context.path, context.body);
  const wait = email === null ? null : await backoff.claim(email);
  if (wait === null) return;
  throw new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'SIGN_IN_BLOCKED', message: 'Too many failed attempts on this account', retryAfter: wait },
    { 'Retry-After': String(wait) },
  );
}

/** Names that belong to the account whose password is to be set; none for a path that sets no password. */
async function namesFor(context: Context, db: Needs['db']): Promise<readonly string[] | null> {
  const { path, body, query } = context;
  if (path === '/sign-up/email') return [text(body, 'name'), ...text(body, 'email').split('@').slice(0, 1)];
  if (path === '/reset-password') return accountNames(db, { resetToken: text(body, 'token') || text(query, 'token') });
  if (path !== '/change-password') return null;
  const session = await getSessionFromCtx(context);
  return session ? accountNames(db, { userId: session.user.id }) : null;
}

/** Too short and too long are left to the library, which answers before it hashes. */
async function checkPassword(context: Context, needs: Needs): Promise<void> {
  const password = text(context.body, context.path === '/sign-up/email' ? 'password' : 'newPassword');
  if (password.length < minimumLength || password.length > maximumLength) return;
  const names = await namesFor(context, needs.db);
  const weakness = names && passwordWeakness(password, contextWords([...needs.brandNames, ...names]));
  if (weakness) throw new APIError('BAD_REQUEST', { code: weakness, message: 'Password is too easy to guess' });
}

const ownAccount = new Set(['/update-user', '/change-email', '/change-password']);

/** Its login stands on the page of sign-in: whoever changed it would lock everybody else out. */
async function checkDemoAccount(context: Context, db: Needs['db']): Promise<void> {
  if (!ownAccount.has(context.path)) return;
  const session = await getSessionFromCtx(context);
  if (session && (await isDemoUser(db, session.user.id))) throw refuse('DEMO_ACCOUNT');
}

/** The library asks for a session only; a stolen old one must not be enough to take the account away from its owner. */
async function checkFresh(context: Context): Promise<void> {
  if (context.path !== '/change-email' && context.path !== '/change-password') return;
  const session = await getSessionFromCtx(context);
  if (session) requireFresh(session.session);
}

export function beforeRequest(needs: Needs): ReturnType<typeof createAuthMiddleware> {
  return createAuthMiddleware(async (context) => {
    checkInput(context.path, context.body, context.query);
    await checkDemoAccount(context, needs.db);
    await checkFresh(context);
    await checkPassword(context, needs);
    await checkAttempt(context, needs.backoff);
    await checkInvitation(context, needs);
    const organizationId = await checkMembership(context, needs);
    await beginAudit(context, needs, organizationId);
    if (organizationId === null) return;
    const named = { organizationId };
    return { context: context.body ? { body: named } : { query: named } };
  });
}
