/** Whom an invitation serves: one question for every path, so that used, old, withdrawn and foreign ones look alike. */
import type { Database } from '@repo/db';
import type { createAuthMiddleware } from 'better-auth/api';
import { getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { refuse } from './refusals.ts';
import { allows, parseRole, roles } from './roles.ts';
import type { SeatsPort } from './seats.ts';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];
type Query = Pick<Database, 'query'>;

export interface InvitationNeeds {
  readonly db: Query;
  readonly seats: SeatsPort;
}

const inviting = roles.filter((role) => allows(role, 'members', 'invite'));

/** Open while it is pending, in time, and who sent it may still invite. */
const openSql = `
  FROM invitation i JOIN member inviter ON inviter."organizationId" = i."organizationId" AND inviter."userId" = i."inviterId"
  WHERE i.status = 'pending' AND i."expiresAt" > clock_timestamp() AND inviter.role IN (${inviting.map((role) => `'${role}'`).join()})`;

const receivedSql = `
  SELECT i."organizationId", c.members, c.seats, EXISTS (
    SELECT FROM member m WHERE m."organizationId" = i."organizationId" AND m."userId" = $3::uuid) AS joined
  FROM organization_counter c, (SELECT i.* ${openSql}) i
  WHERE c."organizationId" = i."organizationId" AND i.id = $1 AND lower(i.email) = lower($2)`;

const sentSql = `
  SELECT (SELECT m.role FROM member m WHERE m."organizationId" = i."organizationId" AND m."userId" = $2) AS role
  ${openSql} AND i.id = $1`;

const pendingSql = `
  SELECT i.id, i."organizationId", i.email, i.role, i.status, i."expiresAt", i."createdAt", i."inviterId" ${openSql}
  AND i."organizationId" = $1 ORDER BY i."createdAt" DESC, i.id DESC`;

const received = new Set([
  '/organization/get-invitation',
  '/organization/accept-invitation',
  '/organization/reject-invitation',
]);

/** A link that was cut off names no invitation; the library would hand it to the database as it is. */
function idOf(context: Context): string {
  const { invitationId, id } = z
    .object({ invitationId: z.string().optional(), id: z.string().optional() })
    .parse(context.body ?? context.query ?? {});
  const parsed = z.uuid().safeParse(invitationId ?? id);
  if (!parsed.success) throw refuse('INVITATION_NOT_FOUND');
  return parsed.data;
}

interface Received {
  readonly organizationId: string;
  readonly members: number;
  readonly seats: number;
  readonly joined: boolean;
}

type User = { readonly id: string; readonly email: string; readonly emailVerified: boolean };

async function checkReceived(path: string, { db, seats }: InvitationNeeds, id: string, user: User): Promise<void> {
  const values = [id, user.email, user.id];
  const read = async () => (await db.query<Received>(receivedSql, values)).rows[0];
  const found = await read();
  if (!found) throw refuse('INVITATION_NOT_FOUND');
  const accepts = path === '/organization/accept-invitation';
  if (accepts) await seats.bind(found.organizationId);
  const row = accepts ? await read() : found;
  if (!row) throw refuse('INVITATION_NOT_FOUND');
  if (!user.emailVerified) throw refuse('INVITATION_EMAIL_NOT_VERIFIED');
  if (!accepts) return;
  if (row.joined) throw refuse('ALREADY_A_MEMBER');
  if (row.members >= row.seats) throw refuse('SEAT_LIMIT', { seats: String(row.seats) });
}

async function checkSent(db: Query, id: string, userId: string): Promise<void> {
  const { rows } = await db.query<{ role: string | null }>(sentSql, [id, userId]);
  const role = parseRole(rows[0]?.role ?? '');
  if (!role) throw refuse('INVITATION_NOT_FOUND');
  if (!allows(role, 'members', 'invite')) throw refuse('NOT_ALLOWED');
}

/**
 * @throws APIError 404 `INVITATION_NOT_FOUND`, 403 `INVITATION_EMAIL_NOT_VERIFIED`, `SEAT_LIMIT` or `NOT_ALLOWED`,
 * 409 `ALREADY_A_MEMBER`
 */
export async function checkInvitation(context: Context, needs: InvitationNeeds): Promise<void> {
  const { path } = context;
  const cancels = path === '/organization/cancel-invitation';
  if (!cancels && !received.has(path)) return;
  const session = await getSessionFromCtx(context);
  if (!session) return;
  const id = idOf(context);
  await (cancels ? checkSent(needs.db, id, session.user.id) : checkReceived(path, needs, id, session.user));
}

/** An organization's open invitations as the library shows one, newest first. */
export async function openInvitations(db: Query, organizationId: string): Promise<readonly object[]> {
  return (await db.query<object>(pendingSql, [organizationId])).rows;
}
