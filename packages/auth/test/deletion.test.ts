/** An organization, and an account, taken away for good. */
import { claimCall, type Database, newId, platformOrg } from '@repo/db';
import { addTenantRow, describeDatabases, readTenantTables, rowsOf, type TenantTable } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import { deleteAccount, deleteOrganization } from '../src/index.ts';
import { createTestAuth, makeOrganization, makeUser, signedIn, type TestAuth } from '../src/testing/index.ts';

const by = { actor: { kind: 'person', id: 'somebody' }, requestId: 'r1', at: new Date('2026-11-28T07:00:00Z') } as const;

const modelOf = (delegate: string) => delegate.charAt(0).toUpperCase() + delegate.slice(1);

describeDatabases('deletion', (open) => {
  let db: Database;
  let auth: TestAuth;
  let found: readonly TenantTable[];
  /** As manifests have them: children before parents. */
  let tables: string[];

  beforeAll(async () => {
    db = open();
    auth = createTestAuth(db);
    found = await readTenantTables(db);
    tables = found.map(({ delegate }) => modelOf(delegate)).reverse();
  });

  const fill = (orgId: string) =>
    db.withTenant({ orgId }, async (tx) => {
      for (const table of found) await addTenantRow(tx, found, table, orgId);
    });
  const rowsIn = (orgId: string) =>
    db.withPlatform('count', async (tx) => {
      let count = 0;
      for (const table of found) count += await rowsOf(tx, table).count({ where: { orgId } });
      return count;
    });
  const exists = async (organizationId: string) =>
    (await db.prisma.organization.count({ where: { id: organizationId } })) === 1;

  it('of an organization takes every row of every table, and leaves its people and the others', async () => {
    const [owner, member] = [await makeUser(db), await makeUser(db)];
    const gone = await makeOrganization(db, [owner, member]);
    const other = await makeOrganization(db, [owner]);
    await fill(gone);
    await fill(other);
    for (const organizationId of [gone, other]) {
      const call = { organizationId, principal: 'person:x', procedure: 'shop.save', key: 'k', requestHash: 'h' };
      await claimCall(db, call);
    }
    const kept = (organizationId: string) => db.prisma.idempotencyClaim.count({ where: { organizationId } });
    const before = await rowsIn(other);
    const client = await signedIn(db, auth, member);
    expect((await client.get('/organization/list-members')).status).toBe(200);

    const deleted = await deleteOrganization(db, gone, tables, by);
    expect(new Set(deleted.map(({ table }) => table))).toEqual(new Set(tables));
    expect([await rowsIn(gone), await exists(gone)]).toEqual([0, false]);
    expect([await rowsIn(other), await exists(other)]).toEqual([before, true]);
    expect([await kept(gone), await kept(other)]).toEqual([0, 1]);
    expect(await db.prisma.user.count({ where: { id: { in: [owner.id, member.id] } } })).toBe(2);
    expect((await client.get('/organization/list-members')).status).toBe(403);
    expect(await deleteOrganization(db, gone, tables, by)).toEqual([]);
  });

  it('of an account takes sessions, password and organizations of nobody else; what others share stays', async () => {
    const [person, colleague] = [await makeUser(db), await makeUser(db)];
    const alone = await makeOrganization(db, [person]);
    const shared = await makeOrganization(db, [colleague, person]);
    await fill(alone);
    await fill(shared);
    const before = await rowsIn(shared);
    const client = await signedIn(db, auth, person);

    await deleteAccount(db, person.id, tables, by);
    expect([await exists(alone), await rowsIn(alone)]).toEqual([false, 0]);
    expect([await exists(shared), await rowsIn(shared)]).toEqual([true, before]);
    expect(await db.prisma.user.count({ where: { id: person.id } })).toBe(0);
    expect(await db.prisma.account.count({ where: { userId: person.id } })).toBe(0);
    expect((await client.get('/get-session')).json).toBeNull();
    expect(await db.prisma.member.count({ where: { organizationId: shared } })).toBe(1);
    await deleteAccount(db, person.id, tables, by);
  });

  it('of an account waits until somebody else owns what it owns', async () => {
    const [owner, member] = [await makeUser(db), await makeUser(db)];
    const organizationId = await makeOrganization(db, [owner, member], 'Sitara Mills');
    const refusal = { code: 'SUCCESSOR_NEEDED', kind: 'conflict', params: { organizations: 'Sitara Mills' } };
    await expect(deleteAccount(db, owner.id, tables, by)).rejects.toMatchObject(refusal);
    expect(await db.prisma.user.count({ where: { id: owner.id } })).toBe(1);
    await makeOrganization(db, [owner, member], 'نور');
    const lines = { organizations: expect.stringMatching(/^(?:Sitara Mills\nنور|نور\nSitara Mills)$/) };
    await expect(deleteAccount(db, owner.id, tables, by)).rejects.toMatchObject({ params: lines });
    await db.prisma.member.updateMany({ where: { userId: member.id }, data: { role: 'owner' } });
    await deleteAccount(db, owner.id, tables, by);
    expect(await exists(organizationId)).toBe(true);
  });

  it('of both owners together leaves one', async () => {
    const [one, two, member] = [await makeUser(db), await makeUser(db), await makeUser(db)];
    const organizationId = await makeOrganization(db, [one, two, member]);
    await db.prisma.member.updateMany({ where: { organizationId, userId: two.id }, data: { role: 'owner' } });
    const results = await Promise.allSettled([one, two].map(({ id }) => deleteAccount(db, id, tables, by)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.prisma.member.count({ where: { organizationId, role: 'owner' } })).toBe(1);
  });

  it('waits until Stripe charges for nothing any more: what is cancelled to the end of its period does not hold it up', async () => {
    const owner = await makeUser(db);
    const organizationId = await makeOrganization(db, [owner]);
    const at = new Date();
    const held = { vertical: 'shop', provider: 'stripe', reference: `sub_${organizationId}`, plan: 'team', interval: 'month' };
    const state = { currency: 'PKR', seats: 1, status: 'active', periodStart: at, periodEnd: at, updatedAt: at };
    await db.prisma.subscription.create({ data: { organizationId, ...held, ...state } });
    const refusal = { code: 'PLAN_RUNS', kind: 'conflict', messageKey: 'auth.error.plan-runs' };
    await expect(deleteOrganization(db, organizationId, tables, by)).rejects.toMatchObject(refusal);
    await expect(deleteAccount(db, owner.id, tables, by)).rejects.toMatchObject(refusal);
    expect(await exists(organizationId)).toBe(true);
    await db.prisma.subscription.updateMany({ where: { organizationId }, data: { endsAtPeriodEnd: true } });
    await deleteOrganization(db, organizationId, tables, by);
    expect(await exists(organizationId)).toBe(false);
  });

  it('is in the audit log of the platform', async () => {
    const user = await makeUser(db);
    const organizationId = await makeOrganization(db, [user]);
    expect(await deleteAccount(db, user.id, tables, by)).toEqual([organizationId]);
    const kept = await db.withPlatform('test', (tx) => tx.auditEntry.findMany({ where: { targetId: user.id } }));
    expect(kept).toMatchObject([{ orgId: platformOrg, action: 'account.delete', actorId: 'somebody', requestId: 'r1' }]);
  });

  it('of a person unknown changes nothing', async () => {
    const people = await db.prisma.user.count();
    await deleteAccount(db, newId(), tables, by);
    expect(await db.prisma.user.count()).toBe(people);
  });
});
