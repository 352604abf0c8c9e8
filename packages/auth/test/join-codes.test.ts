/** Codes by which many join an organization. */
import { type Database, listAudit, newId, recoverAuditIntents } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import { beforeAll, expect, it } from 'vitest';
import { createJoinCodes, type JoinCodes, joinCodeLimits } from '../src/join-codes/join-codes.ts';
import { makeOrganization, makeUser, type TestUser } from '../src/testing/index.ts';

const secret = 'a secret of thirty-two characters';
const logged: string[] = [];
const log = { error: (fields: object, message: string) => void logged.push(`${JSON.stringify(fields)} ${message}`) };
const requestId = () => 'the-request';
/** Of a code that three times as many people want. */
const uses = deepRuns(8, 20);

describeDatabases('join codes', (open) => {
  let db: Database;
  let codes: JoinCodes;
  beforeAll(() => {
    db = open();
    codes = createJoinCodes({ db, secret, log, requestId });
  });

  async function organization() {
    const owner = await makeUser(db);
    return { owner, organizationId: await makeOrganization(db, [owner]) };
  }

  async function visitor({ id: userId }: TestUser) {
    const sessionId = newId();
    const expiresAt = new Date(Date.now() + 86_400_000);
    await db.prisma.session.create({ data: { id: sessionId, token: newId(), userId, expiresAt } });
    return { userId, sessionId, emailVerified: true, address: '203.0.113.7' };
  }

  const create = (organizationId: string, { id: userId }: TestUser, maxUses = 5, days = 7) =>
    codes.create({ organizationId, userId, maxUses, days });
  const usesOf = async (organizationId: string) => (await codes.list(organizationId)).map(({ uses }) => uses);
  const refused = (code: string) => expect.objectContaining({ code });

  it('end with the right of who made them: nobody comes back through a code of their own', async () => {
    const owner = await makeUser(db);
    const admin = await makeUser(db);
    const organizationId = await makeOrganization(db, [owner, admin]);
    const membership = { organizationId_userId: { organizationId, userId: admin.id } };
    await db.prisma.member.update({ where: membership, data: { role: 'admin' } });
    const { code } = await create(organizationId, admin);
    const who = await visitor(await makeUser(db));
    await db.prisma.member.update({ where: membership, data: { role: 'member' } });
    await expect(codes.redeem(code, who)).rejects.toEqual(refused('JOIN_CODE_INVALID'));
    expect(await codes.list(organizationId)).toEqual([]);
    await db.prisma.member.delete({ where: membership });
    await expect(codes.redeem(code, await visitor(admin))).rejects.toEqual(refused('JOIN_CODE_INVALID'));
    expect(await db.prisma.member.count({ where: { organizationId } })).toBe(1);
  });

  it('make a member, whose session goes to that organization; doing it again uses nothing up', async () => {
    const { owner, organizationId } = await organization();
    const { code } = await create(organizationId, owner);
    const who = await visitor(await makeUser(db));
    const joined = { organizationId, name: 'Sitara Mills' };
    expect(await codes.redeem(code.toLowerCase(), who)).toMatchObject({ ...joined, memberId: expect.any(String) });
    expect(await codes.redeem(code, who)).toEqual({ ...joined, memberId: null });
    expect(await usesOf(organizationId)).toEqual([1]);
    expect(await db.prisma.member.findMany({ where: { userId: who.userId } })).toMatchObject([
      { organizationId, role: 'member' },
    ]);
    expect((await db.prisma.session.findUnique({ where: { id: who.sessionId } }))?.activeOrganizationId).toBe(organizationId);
  });

  it('who joins is in the log of the organization, once, and whoever is refused is not', async () => {
    const { owner, organizationId } = await organization();
    const { code } = await create(organizationId, owner, 1);
    const who = await visitor(await makeUser(db));
    const { memberId } = await codes.redeem(code, who);
    await codes.redeem(code, who);
    await expect(codes.redeem(code, await visitor(await makeUser(db)))).rejects.toEqual(refused('JOIN_CODE_INVALID'));
    const told = await listAudit(db, { orgId: organizationId, limit: 9 });
    const entry = { action: 'member.join', actorKind: 'person', actorId: who.userId, targetKind: 'member', targetId: memberId };
    expect(told).toMatchObject([{ ...entry, requestId: 'the-request' }]);
    expect(await db.prisma.auditIntent.count({ where: { organizationId } })).toBe(0);
  });

  it('a process that dies after somebody has joined does not hide it', async () => {
    const { owner, organizationId } = await organization();
    const { code } = await create(organizationId, owner);
    const who = await visitor(await makeUser(db));
    const withTenant: Database['withTenant'] = () => Promise.reject(new Error('no room'));
    const dying = createJoinCodes({ db: { query: db.query, withPlatform: db.withPlatform, withTenant }, secret, log });
    const { memberId } = await dying.redeem(code, who);
    expect(logged.join()).toContain('not in the audit log');
    await recoverAuditIntents(db, new Date(Date.now() + 6 * 60_000));
    expect(await listAudit(db, { orgId: organizationId, limit: 9 })).toMatchObject([
      { action: 'member.join', actorId: who.userId, targetId: memberId, details: { outcome: 'unknown' } },
    ]);
  });

  it(`AB-068 one of ${uses} uses lets exactly ${uses} of ${3 * uses} in, however many come together`, async () => {
    const { owner, organizationId } = await organization();
    const { code } = await create(organizationId, owner, uses);
    const people = [];
    for (let made = 0; made < 3 * uses; made += 1) people.push(await visitor(await makeUser(db)));
    const results = await Promise.allSettled(people.map((who) => codes.redeem(code, who)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(uses);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [Reflect.get(result.reason, 'code')] : []));
    expect([...new Set(reasons)]).toEqual(['JOIN_CODE_INVALID']);
    expect(await db.prisma.member.count({ where: { organizationId } })).toBe(uses + 1);
    expect(await codes.list(organizationId)).toEqual([]);
  });

  it('count one person once, however often at a time', async () => {
    const { owner, organizationId } = await organization();
    const { code } = await create(organizationId, owner);
    const who = await visitor(await makeUser(db));
    await Promise.all(Array.from({ length: 8 }, () => codes.redeem(code, who)));
    expect(await usesOf(organizationId)).toEqual([1]);
  });

  it('are refused alike when they are wrong, over, withdrawn or of nobody', async () => {
    const { owner, organizationId } = await organization();
    const who = await visitor(await makeUser(db));
    const over = await create(organizationId, owner);
    await db.query(`UPDATE join_code SET "expiresAt" = clock_timestamp() WHERE id = $1`, [over.id]);
    const withdrawn = await create(organizationId, owner);
    await codes.revoke(organizationId, withdrawn.id);
    await codes.revoke(organizationId, withdrawn.id);
    for (const code of [over.code, withdrawn.code, '0000-0000', 'no code'])
      await expect(codes.redeem(code, who)).rejects.toMatchObject({
        code: 'JOIN_CODE_INVALID',
        kind: 'not-found',
        field: 'code',
      });
    expect(await db.prisma.member.count({ where: { organizationId } })).toBe(1);
  });

  it('are withdrawn by their own organization only', async () => {
    const { owner, organizationId } = await organization();
    const other = await organization();
    const { id } = await create(organizationId, owner);
    await expect(codes.revoke(other.organizationId, id)).rejects.toEqual(refused('NOT_FOUND'));
    expect(await codes.list(other.organizationId)).toEqual([]);
    expect(await codes.list(organizationId)).toHaveLength(1);
  });

  it('stop at the seats, and a refused use is given back', async () => {
    const { owner, organizationId } = await organization();
    await db.query('UPDATE organization_counter SET seats = 1 WHERE "organizationId" = $1', [organizationId]);
    const { code } = await create(organizationId, owner);
    await expect(codes.redeem(code, await visitor(await makeUser(db)))).rejects.toEqual(refused('SEAT_LIMIT'));
    expect(await usesOf(organizationId)).toEqual([0]);
  });

  it('AB-068 cannot be guessed: ten tries of a person, 240 of an address, then a wait that the right code shares', async () => {
    const { owner, organizationId } = await organization();
    const { code } = await create(organizationId, owner);
    const who = await visitor(await makeUser(db));
    const guess = (userId: string, typed: string) =>
      codes.redeem(typed, { ...who, userId, address: '203.0.113.9' }).catch((error: unknown) => error);
    const codeOf = (answer: unknown) => (answer instanceof AppError ? answer.code : answer);
    const guesses = await Promise.all(Array.from({ length: 30 }, () => guess(who.userId, '0000-0000')));
    expect(guesses.map(codeOf).filter((each) => each === 'JOIN_CODE_INVALID')).toHaveLength(10);
    expect(await guess(who.userId, code)).toMatchObject({ code: 'TOO_MANY', kind: 'too-many' });
    const others = await Promise.all(Array.from({ length: 260 }, () => guess(newId(), '0000-0000')));
    expect(others.map(codeOf).filter((each) => each === 'TOO_MANY').length).toBeGreaterThan(10);
    expect(await usesOf(organizationId)).toEqual([0]);
  });

  it('want a confirmed address', async () => {
    const { owner, organizationId } = await organization();
    const { code } = await create(organizationId, owner);
    const who = await visitor(await makeUser(db));
    await expect(codes.redeem(code, { ...who, emailVerified: false })).rejects.toEqual(refused('EMAIL_NOT_VERIFIED'));
  });

  it('are at most twenty at a time, also when they are made together', async () => {
    const { owner, organizationId } = await organization();
    const results = await Promise.allSettled(
      Array.from({ length: joinCodeLimits.open + 4 }, () => create(organizationId, owner)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(joinCodeLimits.open);
    await expect(create(organizationId, owner)).rejects.toMatchObject({ code: 'JOIN_CODE_LIMIT', params: { codes: '20' } });
  });

  it('are stored as a keyed hash', async () => {
    const { owner, organizationId } = await organization();
    const { code } = await create(organizationId, owner);
    const rows = JSON.stringify(await db.prisma.joinCode.findMany({ where: { organizationId } }));
    expect(rows).not.toContain(code.replace('-', ''));
  });
});
