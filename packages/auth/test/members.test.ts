/** Members: who sees them, who changes and removes them, and that an owner always remains. */
import { type Database, newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import { type Role, roles } from '../src/roles.ts';
import {
  AuthClient,
  createTestAuth,
  freshEmail,
  makeUser,
  publicUrl,
  signedIn,
  type TestAuth,
  type TestUser,
} from '../src/testing/index.ts';
import { makeFounder } from './make-founder.ts';

interface Person extends TestUser {
  readonly memberId: string;
  readonly client: AuthClient;
}

describeDatabases('members', (open) => {
  let db: Database;
  let auth: TestAuth;

  const owners = (organizationId: string) => db.prisma.member.count({ where: { organizationId, role: 'owner' } });
  const counter = (organizationId: string) => db.prisma.organizationCounter.findUnique({ where: { organizationId } });
  const roleOf = async (id: string) => (await db.prisma.member.findUnique({ where: { id } }))?.role ?? 'gone';

  async function join(organizationId: string, role: Role): Promise<Person> {
    const user = await makeUser(db);
    const memberId = newId();
    await db.prisma.member.create({ data: { id: memberId, organizationId, userId: user.id, role } });
    return { ...user, memberId, client: await signedIn(db, auth, user) };
  }

  /** An organization with one person of each role. */
  async function organization() {
    const { owner: user, organizationId, client } = await makeFounder(db, auth);
    const { id: memberId } = await db.prisma.member.findFirstOrThrow({ where: { organizationId } });
    const owner: Person = { ...user, memberId, client };
    const admin = await join(organizationId, 'admin');
    const member = await join(organizationId, 'member');
    return { organizationId, owner, admin, member };
  }

  const setRole = ({ client }: Person, { memberId }: Person, role: Role) =>
    client.post('/organization/update-member-role', { memberId, role });
  const remove = ({ client }: Person, { memberId }: Person) =>
    client.post('/organization/remove-member', { memberIdOrEmail: memberId });
  const leave = ({ client }: Person, organizationId: string) => client.post('/organization/leave', { organizationId });

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('are seen by every member, invitations by who may invite, and neither from outside', async () => {
    const { organizationId, owner, admin, member } = await organization();
    for (const { client } of [owner, admin, member]) {
      const answer = await client.get('/organization/list-members');
      expect([answer.status, answer.json]).toMatchObject([200, { total: 3 }]);
      expect(answer.text).toContain(owner.email);
    }
    const statuses = [];
    for (const { client } of [owner, admin, member])
      statuses.push((await client.get(`/organization/list-invitations?organizationId=${organizationId}`)).status);
    expect(statuses).toEqual([200, 200, 403]);

    const stranger = await signedIn(db, auth, await makeUser(db));
    for (const path of ['list-members', 'list-invitations']) {
      const foreign = await stranger.get(`/organization/${path}?organizationId=${organizationId}`);
      const unknown = await stranger.get(`/organization/${path}?organizationId=${newId()}`);
      expect([foreign.status, foreign.code]).toEqual([403, 'NOT_A_MEMBER']);
      expect([unknown.status, unknown.text]).toEqual([foreign.status, foreign.text]);
      expect((await stranger.get(`/organization/${path}`)).code).toBe('NOT_A_MEMBER');
      expect((await new AuthClient(auth.service, publicUrl).get(`/organization/${path}`)).status).toBe(401);
    }
  });

  it('are read by organization and page only', async () => {
    const { owner } = await organization();
    for (const query of [
      'filterField=role&filterValue=owner',
      'sortBy=userId',
      'organizationSlug=x',
      'limit=9999',
      'organizationId=x',
    ])
      expect([query, (await owner.client.get(`/organization/list-members?${query}`)).status]).toEqual([query, 400]);
    expect((await owner.client.get('/organization/list-members?limit=1&offset=1')).json).toMatchObject({
      members: [{}],
      total: 3,
    });
  });

  it('are listed and counted beyond a hundred, and so are invitations', async () => {
    const { organizationId, owner } = await organization();
    await db.prisma.organizationCounter.update({ where: { organizationId }, data: { seats: 500 } });
    const users = Array.from({ length: 117 }, () => ({ id: newId(), email: freshEmail(), name: 'Bilal' }));
    await db.prisma.user.createMany({ data: users });
    await db.prisma.member.createMany({ data: users.map(({ id: userId }) => ({ id: newId(), organizationId, userId })) });
    const old = { organizationId, inviterId: owner.id, role: 'member', status: 'canceled', expiresAt: new Date() };
    await db.prisma.invitation.createMany({ data: users.map(({ email }) => ({ id: newId(), email, ...old })) });
    const last = await join(organizationId, 'owner');
    expect((await counter(organizationId))?.members).toBe(121);

    const { json } = await owner.client.get('/organization/list-members');
    expect(json).toMatchObject({ total: 121, members: { length: 121 } });
    const email = freshEmail();
    await owner.client.post('/organization/invite-member', { email, role: 'member' });
    expect((await owner.client.get('/organization/list-invitations')).json).toMatchObject([{ email, status: 'pending' }]);
    expect((await leave(last, organizationId)).status).toBe(200);
    expect((await leave(owner, organizationId)).code).toBe('LAST_OWNER');
  });

  it('are those of the organization that the session is in, without its name too, after leaving another', async () => {
    const first = await organization();
    const { organizationId } = await organization();
    const user = { ...first.member, memberId: newId() };
    await db.prisma.member.create({ data: { id: user.memberId, organizationId, userId: user.id, role: 'admin' } });
    await user.client.post('/organization/set-active', { organizationId: first.organizationId });
    expect((await leave(user, first.organizationId)).status).toBe(200);
    expect((await user.client.session())?.organization).toMatchObject({ id: organizationId, role: 'admin' });
    const answer = await user.client.post('/organization/invite-member', { email: freshEmail(), role: 'member' });
    expect(answer.json).toMatchObject({ organizationId, status: 'pending' });
    expect((await user.client.get('/organization/list-invitations')).json).toMatchObject([{ organizationId }]);
  });

  it('are invited by owner and admin, not by a member, and by nobody as an owner', async () => {
    const { owner, admin, member } = await organization();
    const statuses = [];
    for (const { client } of [owner, admin, member])
      for (const role of roles)
        statuses.push((await client.post('/organization/invite-member', { email: freshEmail(), role })).status);
    expect(statuses).toEqual([400, 200, 200, 400, 200, 200, 400, 403, 403]);
    for (const body of [{ role: ['member'] }, { role: 'member,owner' }, { role: 'member', resend: true }, { role: 'emperor' }])
      expect((await owner.client.post('/organization/invite-member', { email: freshEmail(), ...body })).status).toBe(400);
  });

  it('AB-054 are changed as the matrix says: an admin makes, demotes and removes no owner', async () => {
    const all: string[] = [];
    for (const actor of roles) {
      const { organizationId, ...people } = await organization();
      for (const target of roles) {
        for (const to of [...roles, 'gone'] as const) {
          const other = await join(organizationId, target);
          const answer = to === 'gone' ? await remove(people[actor], other) : await setRole(people[actor], other, to);
          const now = await roleOf(other.memberId);
          if (answer.status === 200) all.push(`${actor}: ${target} ${to}`);
          else expect([answer.status, answer.code, now]).toEqual([403, 'NOT_ALLOWED', target]);
          if (answer.status === 200) expect(now).toBe(to);
        }
      }
    }
    expect(all.filter((change) => change.startsWith('owner'))).toHaveLength(12);
    expect(all.filter((change) => !change.startsWith('owner'))).toEqual([
      'admin: admin admin',
      'admin: admin member',
      'admin: admin gone',
      'admin: member admin',
      'admin: member member',
      'admin: member gone',
    ]);
  });

  it('AB-054 keep an owner: the last one does not leave, and is neither removed nor demoted, by nobody', async () => {
    const { organizationId, owner, admin, member } = await organization();
    for (const answer of [await leave(owner, organizationId), await remove(owner, owner), await setRole(owner, owner, 'admin')])
      expect([answer.status, answer.code]).toEqual([403, 'LAST_OWNER']);
    for (const person of [admin, member])
      for (const answer of [await remove(person, owner), await setRole(person, owner, 'member')])
        expect([answer.status, answer.code]).toEqual([403, 'NOT_ALLOWED']);
    expect(await owners(organizationId)).toBe(1);

    expect((await setRole(owner, admin, 'owner')).status).toBe(200);
    expect((await leave(owner, organizationId)).status).toBe(200);
    expect(await owners(organizationId)).toBe(1);
    expect((await owner.client.session())?.organization).toBeNull();
    expect(await counter(organizationId)).toMatchObject({ members: 2, owners: 1 });
  });

  it('AB-054 keep exactly one owner of twenty who leave together, and of two who demote each other', async () => {
    const { organizationId, owner } = await organization();
    const people = [owner];
    while (people.length < 20) people.push(await join(organizationId, 'owner'));
    const answers = await Promise.all(people.map((person) => leave(person, organizationId)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect(answers.filter(({ status, code }) => status === 403 && code === 'LAST_OWNER')).toHaveLength(1);
    expect(await owners(organizationId)).toBe(1);
    expect(await counter(organizationId)).toMatchObject({ members: 3, owners: 1 });

    const pair = await organization();
    const second = await join(pair.organizationId, 'owner');
    await Promise.all([setRole(pair.owner, second, 'member'), setRole(second, pair.owner, 'member')]);
    expect(await owners(pair.organizationId)).toBe(1);
  });

  it('AB-054 become owners only in a session of a moment ago', async () => {
    const { owner, admin } = await organization();
    const info = await owner.client.session();
    const createdAt = new Date(Date.now() - 11 * 60_000);
    await db.prisma.session.update({ where: { id: info?.sessionId ?? '' }, data: { createdAt } });
    const answer = await setRole(owner, admin, 'owner');
    expect([answer.status, answer.code]).toEqual([403, 'SESSION_NOT_FRESH']);
    expect((await setRole(owner, admin, 'member')).status).toBe(200);
  });

  it('are of this organization: another one is not reached by an id or an address', async () => {
    const here = await organization();
    const there = await organization();
    for (const memberIdOrEmail of [there.member.memberId, there.member.email, there.owner.memberId, newId(), freshEmail()]) {
      const answer = await here.owner.client.post('/organization/remove-member', { memberIdOrEmail });
      expect([answer.status, answer.code]).toEqual([404, 'MEMBER_NOT_FOUND']);
    }
    const changed = await setRole(here.owner, there.member, 'admin');
    expect([changed.status, changed.code]).toEqual([404, 'MEMBER_NOT_FOUND']);
    const body = { memberId: there.member.memberId, role: 'admin', organizationId: there.organizationId };
    expect((await here.owner.client.post('/organization/update-member-role', body)).code).toBe('NOT_A_MEMBER');
    expect((await leave(here.owner, there.organizationId)).code).toBe('NOT_A_MEMBER');
    expect(await roleOf(there.member.memberId)).toBe('member');
    const byAddress = await here.owner.client.post('/organization/remove-member', {
      memberIdOrEmail: here.member.email.toUpperCase(),
    });
    expect(byAddress.json).toMatchObject({ member: { id: here.member.memberId } });
  });

  it('who are demoted or removed see it with their next request', async () => {
    const { organizationId, owner, admin, member } = await organization();
    expect((await admin.client.session())?.organization?.role).toBe('admin');
    await setRole(owner, admin, 'member');
    expect((await admin.client.session())?.organization?.role).toBe('member');
    expect((await admin.client.post('/organization/invite-member', { email: freshEmail(), role: 'member' })).code).toBe(
      'NOT_ALLOWED',
    );
    expect((await member.client.session())?.organization?.id).toBe(organizationId);
    await remove(owner, member);
    expect((await member.client.session())?.organization).toBeNull();
    expect((await member.client.get(`/organization/list-members?organizationId=${organizationId}`)).code).toBe('NOT_A_MEMBER');
  });

  it('are counted whoever changes them, and leave with their organization', async () => {
    const { organizationId, member } = await organization();
    expect(await counter(organizationId)).toMatchObject({ members: 3, owners: 1, seats: 100 });
    await expect(db.prisma.member.updateMany({ where: { organizationId }, data: { role: 'member' } })).rejects.toThrow();
    await expect(db.prisma.member.deleteMany({ where: { organizationId } })).rejects.toThrow();
    expect(await counter(organizationId)).toMatchObject({ members: 3, owners: 1 });
    await db.prisma.user.delete({ where: { id: member.id } });
    expect(await counter(organizationId)).toMatchObject({ members: 2, owners: 1 });
    await db.prisma.organization.delete({ where: { id: organizationId } });
    expect(await counter(organizationId)).toBeNull();
  });

  it('are as many as the counter says, in every organization of these tests', async () => {
    const { rows } = await db.query<{ organizations: number; wrong: number }>(`
      SELECT count(*)::int AS organizations, count(*) FILTER (WHERE c.members IS DISTINCT FROM m.members OR c.owners <> m.owners)::int AS wrong
      FROM (SELECT "organizationId", count(*) AS members, count(*) FILTER (WHERE role = 'owner') AS owners
        FROM member GROUP BY "organizationId") m LEFT JOIN organization_counter c USING ("organizationId")`);
    expect(rows[0]?.organizations).toBeGreaterThan(0);
    expect(rows[0]?.wrong).toBe(0);
  });
});
