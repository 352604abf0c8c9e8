/** The demo taken away: what goes, what stays, and that it does not come back. */
import { type Database, newId } from '@repo/db';
import {
  addTenantRow,
  createOrganization,
  describeDatabases,
  readTenantTables,
  rowsOf,
  type TenantTable,
} from '@repo/db/testing';
import { beforeEach, expect, it } from 'vitest';
import { ensureDemo, isDemoRemoved, removeDemo, surveyDemo } from '../src/index.ts';
import { AuthClient, createTestAuth, publicUrl } from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

const modelOf = (delegate: string) => delegate.charAt(0).toUpperCase() + delegate.slice(1);

describeDatabases('removing the demo', (open) => {
  useCheapPasswords();

  let db: Database;
  let ids: { userId: string; orgId: string };
  const login = { email: 'demo@example.com', password: 'lahore-karachi-gilgit' };
  const now = new Date('2026-11-28T06:00:00Z');
  let shelf: TenantTable;
  /** As manifests have them: children before parents. */
  let tables: string[];

  const saveRow = (orgId: string) => db.withTenant({ orgId }, (tx) => addTenantRow(tx, [shelf], shelf, orgId));
  const signIn = () => new AuthClient(createTestAuth(db).service, publicUrl).signIn(login.email, login.password);
  const rowsIn = (orgId: string) => db.withTenant({ orgId }, (tx) => rowsOf(tx, shelf).count());

  beforeEach(async () => {
    db = open();
    const found = await readTenantTables(db);
    tables = found.map(({ delegate }) => modelOf(delegate)).reverse();
    const [first] = found;
    if (!first) throw new Error('no vertical has a table');
    shelf = first;
    await db.prisma.setting.deleteMany({ where: { key: 'demo.removed' } });
    ids = await ensureDemo({ db, ...login });
    await db.prisma.setting.create({ data: { key: `demo.seeded.${newId()}`, value: true } });
    await saveRow(ids.orgId);
    expect((await signIn()).status).toBe(200);
  });

  it('takes organization, rows, user, sessions and mail, marks the database, and leaves everybody else', async () => {
    const other = await createOrganization(db);
    await saveRow(other.orgId);
    const member = { id: newId(), organizationId: ids.orgId, userId: other.userId };
    await db.prisma.member.create({ data: member });
    await db.prisma.session.create({
      data: {
        token: newId(),
        userId: other.userId,
        activeOrganizationId: ids.orgId,
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    const mail = { subject: 's', text: 't', html: 'h', locale: 'ur', template: 'reset' };
    await db.prisma.mailMessage.createMany({
      data: [
        { ...mail, to: login.email },
        { ...mail, to: other.email },
      ],
    });

    const seen = await surveyDemo(db, tables);
    expect(seen).toMatchObject({
      organization: { id: ids.orgId },
      tables: [{ table: modelOf(shelf.delegate), rows: 1 }],
      otherMembers: 1,
      user: { email: login.email, sessions: 1, stays: false },
    });
    expect(await isDemoRemoved(db)).toBe(false);
    expect(await removeDemo(db, tables, now)).toEqual(seen);

    expect(await db.prisma.user.findUnique({ where: { id: ids.userId } })).toBeNull();
    expect(await db.prisma.organization.findUnique({ where: { id: ids.orgId } })).toBeNull();
    expect(await db.prisma.organizationCounter.findUnique({ where: { organizationId: ids.orgId } })).toBeNull();
    expect(await rowsIn(ids.orgId)).toBe(0);
    expect(await db.prisma.session.findMany({ where: { userId: ids.userId } })).toEqual([]);
    expect((await signIn()).status).toBe(401);
    expect(await db.prisma.mailMessage.findMany({ select: { to: true } })).toEqual([{ to: other.email }]);

    expect(await rowsIn(other.orgId)).toBe(1);
    const [session] = await db.prisma.session.findMany({ where: { userId: other.userId } });
    expect(session).toMatchObject({ activeOrganizationId: null });
    const settings = await db.prisma.setting.findMany({ where: { key: { startsWith: 'demo' } } });
    expect(settings).toMatchObject([{ key: 'demo.removed', value: { at: now.toISOString() } }]);
    expect(await isDemoRemoved(db)).toBe(true);

    expect(await surveyDemo(db, tables)).toBeNull();
    expect(await removeDemo(db, tables, new Date())).toBeNull();
    expect(await db.prisma.setting.findUnique({ where: { key: 'demo.removed' } })).toMatchObject({
      value: { at: now.toISOString() },
    });
  });

  it('leaves a demo user who is a member elsewhere, without the shipped password and without sessions', async () => {
    const other = await createOrganization(db);
    await db.prisma.member.create({ data: { id: newId(), organizationId: other.orgId, userId: ids.userId } });
    expect(await removeDemo(db, tables, now)).toMatchObject({ user: { stays: true, sessions: 1 } });
    expect(await db.prisma.user.findUnique({ where: { id: ids.userId } })).toMatchObject({ email: login.email });
    expect(await db.prisma.member.findMany({ where: { userId: ids.userId } })).toMatchObject([{ organizationId: other.orgId }]);
    expect(await db.prisma.session.count({ where: { userId: ids.userId } })).toBe(0);
    expect((await signIn()).status).toBe(401);
    await db.prisma.user.delete({ where: { id: ids.userId } });
  });

  it('changes nothing when it fails at the last step', async () => {
    await db.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'kept'; END $$`);
    await db.query('CREATE TRIGGER kept BEFORE DELETE ON "user" FOR EACH ROW EXECUTE FUNCTION refuse()');
    await expect(removeDemo(db, tables, now)).rejects.toThrow('kept');
    await db.query('DROP TRIGGER kept ON "user"');
    await db.query('DROP FUNCTION refuse');
    expect(await rowsIn(ids.orgId)).toBe(1);
    expect(await isDemoRemoved(db)).toBe(false);
    expect((await signIn()).status).toBe(200);
  });
});
