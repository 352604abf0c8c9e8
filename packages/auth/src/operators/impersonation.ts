/** An operator in somebody's place: a session of that person's, for a quarter of an hour, with a way back. */
import { randomBytes } from 'node:crypto';
import { type Database, newId } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { isFresh } from '../fresh-session.ts';
import { limits } from '../limits.ts';
import { cookieLine, readSessionToken, sessionCookieName } from '../session-cookie.ts';
import type { SessionInfo } from '../types.ts';
import { isOperator, type People } from './people.ts';
import type { PlatformEvent, RecordPlatformEvent } from './platform-event.ts';
import { readReason } from './reason.ts';
import { notAllowed, refusedInPlace, sessionNotFresh } from './refusals.ts';

export const impersonationPaths = { begin: '/impersonate', end: '/impersonate/end' } as const;

/** What an operator in somebody's place may not do: whatever decides who holds the account, and who belongs to an organization. */
const forbidden: ReadonlySet<string> = new Set([
  '/change-password',
  '/change-email',
  '/update-user',
  '/send-verification-email',
  '/revoke-other-sessions',
  '/organization/create',
  '/organization/update',
  '/organization/update-member-role',
  '/organization/remove-member',
  '/organization/leave',
  '/organization/invite-member',
  '/organization/cancel-invitation',
  '/organization/accept-invitation',
  '/organization/reject-invitation',
]);

/** Whether a path below `/api/auth` is closed to an operator in somebody's place. */
export const isForbiddenInPlace = (path: string): boolean => forbidden.has(path);

const input = z.strictObject({
  userId: z.uuid(),
  reason: z.string(),
});

const beginSql = `
  INSERT INTO session (id, token, "userId", "impersonatedBy", "expiresAt", "ipAddress", "userAgent", "updatedAt")
  VALUES ($1, $2, $3, $4, clock_timestamp() + ${limits.impersonation} * interval '1 second', $5, $6, clock_timestamp())`;

const endSql = 'DELETE FROM session WHERE token = $1 AND "impersonatedBy" = $2';

export interface ImpersonationOptions {
  readonly db: Pick<Database, 'query' | 'withPlatform'>;
  readonly people: Pick<People, 'find'>;
  readonly publicUrl: string;
  readonly secrets: readonly [string, ...string[]];
  readonly find: (token: string) => Promise<SessionInfo | null>;
  readonly recordPlatformEvent: RecordPlatformEvent;
}

export interface Impersonation {
  /** @throws AppError `UNAUTHENTICATED`, `NOT_ALLOWED`, `SESSION_NOT_FRESH`, `INVALID_INPUT`, `REASON_MISSING`, `PERSON_NOT_FOUND`, `PERSON_IS_OPERATOR` or `PERSON_BANNED` */
  begin(request: Request): Promise<Response>;
  /** Gives the operator the own session back. @throws AppError `UNAUTHENTICATED` when there is none to go back to */
  end(request: Request): Promise<Response>;
  /** A sign-out in somebody's place is the operator's too. */
  forget(request: Request): Promise<void>;
}

const unauthenticated = () => new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });

async function readInput(request: Request): Promise<z.infer<typeof input>> {
  const body: unknown = await request.json().catch(() => null);
  const result = input.safeParse(body);
  if (!result.success) throw new AppError('INVALID_INPUT', { kind: 'invalid' });
  return { ...result.data, reason: readReason(result.data.reason) };
}

/** @example const answer = await impersonation.begin(request); */
export function createImpersonation(options: ImpersonationOptions): Impersonation {
  const { db, people, publicUrl, secrets, find, recordPlatformEvent } = options;
  const name = sessionCookieName(publicUrl);
  const ownName = `${name}.operator`;
  const line = (cookie: string, token: string, seconds: number) => cookieLine(publicUrl, cookie, token, secrets[0], seconds);
  const answer = (...lines: readonly string[]) =>
    new Response('{}', {
      headers: [['content-type', 'application/json'], ...lines.map((text): [string, string] => ['set-cookie', text])],
    });
  const tokenOf = (request: Request, cookie: string) => readSessionToken(request.headers, cookie, secrets)?.token ?? null;
  /** The record and the change of sessions stand together, or neither does. */
  const withRecord = (event: PlatformEvent, sql: string, values: readonly unknown[]) =>
    db.withPlatform(
      "an operator in somebody's place",
      (tx) => recordPlatformEvent(event, tx),
      () => async (connection) => void (await connection.executeSql(sql, values)),
    );
  const sessionOf = (token: string | null) => (token === null ? null : find(token));

  return {
    async begin(request) {
      const token = tokenOf(request, name);
      const session = await sessionOf(token);
      if (!session || token === null) throw unauthenticated();
      if (session.impersonatedBy !== null) throw refusedInPlace();
      if (!session.operator) throw notAllowed();
      if (!isFresh(session)) throw sessionNotFresh();
      const { userId, reason } = await readInput(request);
      const person = await people.find(userId);
      const refusal = isOperator(person);
      if (refusal) throw refusal;
      if (person.ban) throw new AppError('PERSON_BANNED', { kind: 'conflict', messageKey: 'auth.error.person-banned' });
      const made = randomBytes(24).toString('base64url');
      const { headers } = request;
      const event = { action: 'person.impersonate', actorId: session.userId, subjectId: userId, reason } as const;
      const from = [headers.get('x-real-ip'), headers.get('user-agent')];
      await withRecord(event, beginSql, [newId(), made, userId, session.userId, ...from]);
      return answer(line(name, made, limits.impersonation), line(ownName, token, limits.impersonation));
    },
    async end(request) {
      const [token, own] = [tokenOf(request, name), tokenOf(request, ownName)];
      const [session, operator] = [await sessionOf(token), await sessionOf(own)];
      // Only the way back from a session that this very operator has begun.
      if (!session || !operator || token === null || own === null || session.impersonatedBy !== operator.userId) {
        throw unauthenticated();
      }
      const { userId: actorId } = operator;
      const event = { action: 'person.impersonate-end', actorId, subjectId: session.userId, reason: null } as const;
      await withRecord(event, endSql, [token, actorId]);
      const left = Math.floor((operator.expiresAt.getTime() - Date.now()) / 1000);
      return answer(line(name, own, Math.min(left, limits.sessionIdle)), line(ownName, '', 0));
    },
    async forget(request) {
      const own = tokenOf(request, ownName);
      if (own !== null) await db.query('DELETE FROM session WHERE token = $1', [own]);
    },
  };
}
