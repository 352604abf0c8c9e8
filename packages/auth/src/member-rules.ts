/**
 * What the matrix of roles says to a request about members, before the library looks at it. The library's own checks know neither
 * the matrix's rule about owners nor one answer for what a stranger asks.
 */
import type { Database } from '@repo/db';
import { inBoth } from '@repo/facts';
import type { createAuthMiddleware } from 'better-auth/api';
import { getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { demoOrgSql } from './demo.ts';
import { requireFresh } from './fresh-session.ts';
import { claimInvitation } from './invitation-cap.ts';
import { refuse } from './refusals.ts';
import { type Action, allows, mayRemove, maySetRole, parseRole, type Role } from './roles.ts';
import type { SeatsPort } from './seats.ts';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];
type Query = Pick<Database, 'query'>;

export interface MemberNeeds {
  readonly db: Query;
  readonly seats: SeatsPort;
}

/** The right that a path asks for; null where membership is enough. */
const rights: Readonly<Record<string, Action<'members'> | null>> = {
  '/organization/list-members': 'read',
  '/organization/list-invitations': 'invite',
  '/organization/invite-member': 'invite',
  '/organization/update-member-role': 'set-role',
  '/organization/remove-member': 'remove',
  '/organization/leave': null,
};

const input = z.object({
  organizationId: z.string().optional(),
  memberId: z.string().optional(),
  memberIdOrEmail: z.string().optional(),
  email: z.string().optional(),
  role: z.string().optional(),
});

interface Row {
  organizationId: string;
  role: string;
  targetRole: string | null;
  demo: boolean;
}

/** Who asks, and whom about. Without a named organization the active one, without that the first, as for every other request. */
const membershipSql = `
  SELECT m."organizationId", m.role, m."organizationId" IS NOT DISTINCT FROM ${demoOrgSql} AS demo,
    (SELECT t.role FROM member t JOIN "user" u ON u.id = t."userId"
      WHERE t."organizationId" = m."organizationId" AND (t.id::text = $4 OR u.email = lower($4))) AS "targetRole"
  FROM member m
  WHERE m."userId" = $1 AND m."organizationId" = coalesce($2::uuid, $3::uuid,
    (SELECT f."organizationId" FROM member f WHERE f."userId" = $1 ORDER BY f."createdAt", f.id LIMIT 1))`;

function checkTarget(path: string, role: Role, target: Role | null, to: Role | null): void {
  if (target === null) throw refuse('MEMBER_NOT_FOUND');
  const may = path === '/organization/remove-member' ? mayRemove(role, target) : to !== null && maySetRole(role, target, to);
  if (!may) throw refuse('NOT_ALLOWED');
}

const seatsSql = 'SELECT members, seats FROM organization_counter WHERE "organizationId" = $1';

async function checkSeats({ db, seats: port }: MemberNeeds, organizationId: string): Promise<void> {
  const { raisedBy } = await port.bind(organizationId);
  const { rows } = await db.query<{ members: number; seats: number }>(seatsSql, [organizationId]);
  const [row] = rows;
  if (row && row.members < row.seats) return;
  throw refuse('SEAT_LIMIT', { seats: String(row?.seats ?? 0), ...(raisedBy && inBoth('plan', raisedBy)) });
}

async function checkInvitation(needs: MemberNeeds, { organizationId, targetRole, demo }: Row): Promise<void> {
  if (targetRole !== null) throw refuse('ALREADY_A_MEMBER');
  // Whoever opens the product is its owner: nobody's mailbox is theirs to write to.
  if (demo) throw refuse('DEMO_MODE');
  await checkSeats(needs, organizationId);
  await claimInvitation(needs.db, organizationId);
}

/**
 * Gives the organization that the request is about, null for a request of another kind or without a session.
 * @throws APIError 403 `NOT_A_MEMBER`, `NOT_ALLOWED`, `SEAT_LIMIT`, `DEMO_MODE` or `SESSION_NOT_FRESH`, 404 `MEMBER_NOT_FOUND`,
 * 409 `ALREADY_A_MEMBER`, 429 `INVITATION_CAP`
 */
export async function checkMembership(context: Context, needs: MemberNeeds): Promise<string | null> {
  const { path } = context;
  const right = rights[path];
  const session = right === undefined ? null : await getSessionFromCtx(context);
  if (right === undefined || !session) return null;
  const asked = input.parse(context.body ?? context.query ?? {});
  const named = asked.memberId ?? asked.memberIdOrEmail ?? asked.email ?? '';
  const active: unknown = session.session.activeOrganizationId;
  const { rows } = await needs.db.query<Row>(membershipSql, [
    session.user.id,
    asked.organizationId ?? null,
    active ?? null,
    named,
  ]);
  const [row] = rows;
  const role = parseRole(row?.role ?? '');
  if (!row || !role) throw refuse('NOT_A_MEMBER');
  if (right && !allows(role, 'members', right)) throw refuse('NOT_ALLOWED');
  if (path === '/organization/invite-member') await checkInvitation(needs, row);
  if (right === 'set-role' || right === 'remove') {
    const target = row.targetRole === null ? null : (parseRole(row.targetRole) ?? 'member');
    const to = parseRole(asked.role ?? '');
    checkTarget(path, role, target, to);
    if (to === 'owner' && target !== 'owner') requireFresh(session.session);
  }
  return row.organizationId;
}
