/** What follows from the library's answer. */
import type { Database } from '@repo/db';
import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { type AuditWriter, isAudited } from './audit-writer.ts';
import { openInvitations } from './invitation-rules.ts';
import type { AccountMails } from './mail/account-mails.ts';
import { attemptedEmail } from './sign-in-attempt.ts';
import type { SignInBackoff } from './sign-in-backoff.ts';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

interface Needs {
  readonly db: Pick<Database, 'query'>;
  readonly backoff: SignInBackoff;
  readonly mails: AccountMails;
  readonly audit: AuditWriter;
}

/** Whether the password was right, wrong, or not looked at. The library says `EMAIL_NOT_VERIFIED` only to who knows it. */
function outcomeOf(newSession: unknown, returned: unknown): 'right' | 'wrong' | 'unseen' {
  if (newSession) return 'right';
  const code = isAPIError(returned) ? returned.body?.code : undefined;
  if (code === 'EMAIL_NOT_VERIFIED') return 'right';
  return code === 'INVALID_EMAIL_OR_PASSWORD' ? 'wrong' : 'unseen';
}

/** An operator's other sessions are those in somebody's place too: the library ends the person's own. */
const inPlaceSql = 'DELETE FROM session WHERE "impersonatedBy" = $1';

const endsOthers = (path: string, body: unknown): boolean =>
  path === '/revoke-other-sessions' ||
  (path === '/change-password' &&
    typeof body === 'object' &&
    body !== null &&
    Reflect.get(body, 'revokeOtherSessions') === true);

const ofEmailSql = 'SELECT id FROM "user" WHERE email = lower($1)';
const signedUp = z.object({ user: z.object({ id: z.string(), email: z.string() }) });

/** The library answers with an account that it has not made where the address had one. */
async function tellSignUp(context: Context, { db, audit }: Pick<Needs, 'db' | 'audit'>): Promise<void> {
  const { path, request } = context;
  const { returned } = context.context;
  const said = signedUp.safeParse(returned).data?.user;
  const { rows } = await db.query<{ id: string }>(ofEmailSql, [said?.email ?? '']);
  const [account] = rows;
  if (!account) await audit.drop(request);
  else if (account.id === said?.id) await audit.done({ request, path, returned, userId: account.id });
  else await audit.signedUpAgain(request, account.id);
}

export function afterRequest({ db, backoff, mails, audit }: Needs): ReturnType<typeof createAuthMiddleware> {
  return createAuthMiddleware(async (context) => {
    const { returned, session, newSession } = context.context;
    const email = attemptedEmail(context.path, context.body);
    if (email !== null) {
      const outcome = outcomeOf(newSession, returned);
      if (outcome === 'right') await backoff.clear(email);
      if (outcome === 'unseen') await backoff.release(email);
    }
    if (context.path === '/sign-up/email' && !isAPIError(returned)) {
      await tellSignUp(context, { db, audit });
    } else if (isAudited(context.path) && !isAPIError(returned)) {
      const userId = (newSession ?? session ?? (await getSessionFromCtx(context)))?.user.id ?? null;
      await audit.done({ request: context.request, path: context.path, returned, userId });
    } else {
      await audit.drop(context.request);
    }
    /** The library lists a hundred, used and old ones too. */
    if (context.path === '/organization/list-invitations' && Array.isArray(returned)) {
      return openInvitations(db, String(context.query?.organizationId));
    }
    if (endsOthers(context.path, context.body) && session && !isAPIError(returned))
      await db.query(inPlaceSql, [session.user.id]);
    if (context.path === '/change-password' && session && !isAPIError(returned)) {
      mails.passwordChanged(session.user.email, context.request);
    }
  });
}
