/** Codes by which many people join an organization: a class, a hall, a team without addresses at hand. */
import { type Database, newId, takeTokens } from '@repo/db';
import { AppError } from '@repo/facts';
import { createAuditedDeeds } from '../audited-deed.ts';
import { allows, roles } from '../roles.ts';
import { type SeatsPort, storedSeats } from '../seats.ts';
import type { AuthLog } from '../types.ts';
import { hashCode, makeCode, readCode, showCode } from './code.ts';

/** What a code gives: never more than membership, and no administrator by a sign on a wall. */
const role = 'member';

/** Bounds of a new code. */
export const joinCodeLimits = { uses: 500, days: 90, open: 20 } as const;

export interface JoinCode {
  readonly id: string;
  readonly maxUses: number;
  readonly uses: number;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

/** A person tries ten codes at once and ten an hour; a whole hall of people joins through one address. */
const attempts = {
  person: { capacity: 10, perSecond: 10 / 3600 },
  address: { capacity: 240, perSecond: 1 },
} as const;

export interface JoinCodesOptions {
  readonly db: Pick<Database, 'query' | 'withPlatform' | 'withTenant'>;
  /** Keys the HMAC under which codes are stored. */
  readonly secret: string;
  readonly log: Pick<AuthLog, 'error'>;
  /** Id of the request that is being answered, for the audit log; defaults to none. */
  readonly requestId?: () => string;
  /** Without it the seats of an organization are what its counter says. */
  readonly seats?: SeatsPort;
}

type Transactions = Pick<Database, 'withPlatform'>;

export interface JoinCodes {
  /**
   * Makes a code; its text is given this once.
   * @param within opens the transaction: the audit log of a request is written in it
   * @throws AppError `JOIN_CODE_LIMIT` when the organization has 20 open ones
   */
  create(
    input: {
      organizationId: string;
      userId: string;
      maxUses: number;
      days: number;
    },
    within?: Transactions,
  ): Promise<{ code: string; id: string }>;
  /** The open ones of an organization, newest first. */
  list(organizationId: string): Promise<readonly JoinCode[]>;
  /** Ends it; doing so again changes nothing. @throws AppError `NOT_FOUND` */
  revoke(organizationId: string, id: string, within?: Transactions): Promise<void>;
  /**
   * Makes the person a member and the organization the session's active one. Who is a member already stays one, and uses nothing up.
   * Who joins is in the audit log of the organization.
   * @param who `address` of the client, as the host knows it
   * @throws AppError `JOIN_CODE_INVALID` for a code that is unknown, used up, over, withdrawn or of somebody who may make none any
   * more: they look alike;
   * `EMAIL_NOT_VERIFIED`; `SEAT_LIMIT`; `TOO_MANY` with the seconds to wait
   */
  redeem(typed: string, who: Redeemer): Promise<Redeemed>;
}

export interface Redeemed {
  readonly organizationId: string;
  readonly name: string;
  /** Id of the membership that this made; null for who was a member. */
  readonly memberId: string | null;
}

export interface Redeemer {
  readonly userId: string;
  readonly sessionId: string;
  readonly emailVerified: boolean;
  readonly address: string;
}

const makers = roles.filter((each) => allows(each, 'members', 'join-code'));

/** As with an invitation: who made it may still make one. Otherwise whoever is removed has kept a door to come back through. */
const open = `"revokedAt" IS NULL AND "expiresAt" > clock_timestamp() AND uses < "maxUses"
  AND EXISTS (SELECT FROM member maker WHERE maker."organizationId" = join_code."organizationId"
    AND maker."userId" = join_code."createdById" AND maker.role IN (${makers.map((each) => `'${each}'`).join()}))`;

const listSql = `
  SELECT id, "maxUses", uses, "expiresAt", "createdAt" FROM join_code
  WHERE "organizationId" = $1 AND ${open} ORDER BY "createdAt" DESC, id DESC`;

/** Whose code it is, for who is no member of it yet. */
const ownerSql = `
  SELECT "organizationId" FROM join_code WHERE hash = $1
    AND NOT EXISTS (SELECT FROM member m WHERE m."organizationId" = join_code."organizationId" AND m."userId" = $2)`;

/** Uses are counted in the statement that makes the member: neither stands without the other. */
const redeemSql = `
  WITH used AS (
    UPDATE join_code SET uses = uses + 1
    WHERE hash = $1 AND ${open}
      AND NOT EXISTS (SELECT FROM member m WHERE m."organizationId" = join_code."organizationId" AND m."userId" = $2)
    RETURNING "organizationId", role)
  INSERT INTO member (id, "organizationId", "userId", role) SELECT $3, "organizationId", $2, role FROM used`;

/** The organization of a code whose holder is a member by now: whoever has just joined may find it used up. */
const joinedSql = `
  SELECT o.id AS "organizationId", o.name FROM join_code c
  JOIN organization o ON o.id = c."organizationId" JOIN member m ON m."organizationId" = o.id AND m."userId" = $2
  WHERE c.hash = $1`;

const activateSql = `UPDATE session SET "activeOrganizationId" = $1 WHERE id = $2`;

/**
 * @example
 * const codes = createJoinCodes({ db, secret, log });
 * const { code } = await codes.create({ organizationId, userId, maxUses: 60, days: 7 });
 */
export function createJoinCodes({ db, secret, log, requestId = () => '', seats = storedSeats }: JoinCodesOptions): JoinCodes {
  const doAudited = createAuditedDeeds({ db, log, requestId });
  const check = async ({ userId, address }: Redeemer) => {
    const waits = [
      await takeTokens(db, `join:person:${userId}`, attempts.person),
      await takeTokens(db, `join:address:${address}`, attempts.address),
    ];
    const retryAfter = Math.max(...waits.map((wait) => wait ?? 0));
    if (retryAfter > 0) throw new AppError('TOO_MANY', { kind: 'too-many', retryAfter });
  };
  /** Two redemptions by one person at a time meet at the member's unique key: the later one finds the membership. */
  const join = async (hash: string, userId: string, memberId: string): Promise<boolean> => {
    try {
      return (await db.query(redeemSql, [hash, userId, memberId])).rowCount > 0;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
      return false;
    }
  };
  /** Gives the id of the membership that it made. */
  const joinAudited = async (hash: string, userId: string): Promise<string | null> => {
    const [owner] = (await db.query<{ organizationId: string }>(ownerSql, [hash, userId])).rows;
    if (!owner) return null;
    await seats.bind(owner.organizationId);
    const id = newId();
    const target = { kind: 'member', id };
    const deed = { orgId: owner.organizationId, actorId: userId, action: 'member.join', target };
    return (await doAudited(deed, () => join(hash, userId, id))) ? id : null;
  };

  return {
    create: ({ organizationId, userId, maxUses, days }, within = db) =>
      within.withPlatform('make a join code', async (tx) => {
        // Locks the organization's counter: two makers are counted one after the other.
        await tx.organizationCounter.update({ where: { organizationId }, data: { invited: { increment: 0 } } });
        const now = new Date();
        const standing = await tx.joinCode.findMany({ where: { organizationId, revokedAt: null, expiresAt: { gt: now } } });
        const among = { organizationId, role: { in: [...makers] } };
        const holders = new Set((await tx.member.findMany({ where: among })).map((member) => member.userId));
        const counted = standing.filter(({ uses, maxUses: most, createdById }) => uses < most && holders.has(createdById));
        if (counted.length >= joinCodeLimits.open) {
          const params = { codes: String(joinCodeLimits.open) };
          throw new AppError('JOIN_CODE_LIMIT', { kind: 'conflict', messageKey: 'auth.error.join-code-limit', params });
        }
        const code = makeCode();
        const expiresAt = new Date(now.getTime() + days * 86_400_000);
        const { id } = await tx.joinCode.create({
          data: { id: newId(), organizationId, hash: hashCode(code, secret), role, maxUses, expiresAt, createdById: userId },
        });
        return { code: showCode(code), id };
      }),
    async list(organizationId) {
      return (await db.query<JoinCode>(listSql, [organizationId])).rows;
    },
    revoke: (organizationId, id, within = db) =>
      within.withPlatform('revoke a join code', async (tx) => {
        const own = { organizationId, id };
        if ((await tx.joinCode.count({ where: own })) === 0) throw new AppError('NOT_FOUND', { kind: 'not-found' });
        await tx.joinCode.updateMany({ where: { ...own, revokedAt: null }, data: { revokedAt: new Date() } });
      }),
    async redeem(typed, who) {
      if (!who.emailVerified) {
        const messageKey = 'auth.error.join-code-email-not-verified';
        throw new AppError('EMAIL_NOT_VERIFIED', { kind: 'forbidden', messageKey });
      }
      await check(who);
      const code = readCode(typed);
      const hash = code === null ? null : hashCode(code, secret);
      const memberId = hash === null ? null : await joinAudited(hash, who.userId);
      const { rows } = await db.query<{ organizationId: string; name: string }>(joinedSql, [hash, who.userId]);
      const [joined] = rows;
      if (!joined) {
        const messageKey = 'auth.error.join-code-invalid';
        throw new AppError('JOIN_CODE_INVALID', { kind: 'not-found', messageKey, field: 'code' });
      }
      await db.query(activateSql, [joined.organizationId, who.sessionId]);
      return { ...joined, memberId };
    },
  };
}
