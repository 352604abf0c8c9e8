/** Abuse cases of the area "idor": what a session may do, it may do in its own organization. */
import { type Database, newId } from '@repo/db';
import { checksumOrganization, describeDatabases, type OrganizationTable, readOrganizationTables } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import { type Role, roles } from '../src/roles.ts';
import {
  type Answer,
  type AuthClient,
  createTestAuth,
  freshEmail,
  makeOrganization,
  makeUser,
  signedIn,
  type TestAuth,
} from '../src/testing/index.ts';

describeDatabases('another organization', (open) => {
  let db: Database;
  let auth: TestAuth;
  let tables: readonly OrganizationTable[];
  /** One of each role, all of one organization, and somebody who has none. */
  const strangers = new Map<Role | 'nobody’s', AuthClient>();
  let own: string;

  const theirs = { organizationId: '', memberId: '', adminId: '', invitationId: '', email: '' };
  const secrets = () => [theirs.email, theirs.memberId, theirs.adminId, theirs.invitationId, 'Secret Venture'];

  async function addMember(organizationId: string, role: Role) {
    const user = await makeUser(db);
    const id = newId();
    await db.prisma.member.create({ data: { id, organizationId, userId: user.id, role } });
    return { ...user, memberId: id };
  }

  beforeAll(async () => {
    db = open();
    auth = createTestAuth(db);
    tables = await readOrganizationTables(db);
    const owner = await makeUser(db);
    theirs.organizationId = await makeOrganization(db, [owner], 'Secret Venture');
    theirs.email = owner.email;
    theirs.memberId = (await addMember(theirs.organizationId, 'member')).memberId;
    theirs.adminId = (await addMember(theirs.organizationId, 'admin')).memberId;
    const invitation = {
      id: newId(),
      organizationId: theirs.organizationId,
      email: freshEmail(),
      role: 'member',
      inviterId: owner.id,
      expiresAt: new Date(Date.now() + 86_400_000),
    };
    await db.prisma.invitation.create({ data: invitation });
    theirs.invitationId = invitation.id;

    const founder = await makeUser(db);
    own = await makeOrganization(db, [founder]);
    for (const role of roles) {
      const user = role === 'owner' ? founder : await addMember(own, role);
      const client = await signedIn(db, auth, user);
      await client.post('/organization/set-active', { organizationId: own });
      strangers.set(role, client);
    }
    strangers.set('nobody’s', await signedIn(db, auth, await makeUser(db)));
  });

  const sum = () => checksumOrganization(db, tables, theirs.organizationId);
  /** Sends the same as every stranger; nobody may learn or change anything. */
  async function asEveryStranger(send: (client: AuthClient) => Promise<Answer>): Promise<Answer[]> {
    const before = await sum();
    const answers: Answer[] = [];
    for (const client of strangers.values()) answers.push(await send(client));
    for (const { text } of answers) for (const secret of secrets()) expect(text).not.toContain(secret);
    expect(await sum()).toEqual(before);
    return answers;
  }
  const codes = (answers: readonly Answer[]) => [...new Set(answers.map(({ status, code }) => `${status} ${code}`))];

  it('AB-055 cannot be read: not its page, not its members, not its invitations', async () => {
    const { organizationId } = theirs;
    for (const path of ['list-members', 'list-invitations']) {
      const read = await asEveryStranger((client) => client.get(`/organization/${path}?organizationId=${organizationId}`));
      expect([path, codes(read)]).toEqual([path, ['403 NOT_A_MEMBER']]);
    }
    for (const path of ['get-full-organization', 'get-active-member', 'list-user-invitations', 'get-active-member-role']) {
      const read = await asEveryStranger((client) => client.get(`/organization/${path}?organizationId=${organizationId}`));
      expect([path, codes(read)]).toEqual([path, ['404 NOT_FOUND']]);
    }
    const invitation = await asEveryStranger((client) => client.get(`/organization/get-invitation?id=${theirs.invitationId}`));
    expect(codes(invitation)).toEqual(['404 INVITATION_NOT_FOUND']);
    const members = await strangers.get('member')?.get('/organization/list-members');
    expect(members?.json).toMatchObject({ total: 3 });
  });

  it('AB-056 cannot be written: not itself, not its members, not its invitations', async () => {
    const { organizationId, memberId, adminId, invitationId } = theirs;
    const email = freshEmail();
    const attempts: readonly [path: string, body: object, codes: readonly string[]][] = [
      ['update', { organizationId, data: { name: 'Taken over' } }, ['400 USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION']],
      ['set-active', { organizationId }, ['403 USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION']],
      ['invite-member', { organizationId, email, role: 'admin' }, ['403 NOT_A_MEMBER']],
      ['cancel-invitation', { invitationId }, ['404 INVITATION_NOT_FOUND']],
      ['accept-invitation', { invitationId }, ['404 INVITATION_NOT_FOUND']],
      ['reject-invitation', { invitationId }, ['404 INVITATION_NOT_FOUND']],
      ['update-member-role', { organizationId, memberId, role: 'admin' }, ['403 NOT_A_MEMBER']],
      ['remove-member', { organizationId, memberIdOrEmail: memberId }, ['403 NOT_A_MEMBER']],
      ['leave', { organizationId }, ['403 NOT_A_MEMBER']],
      // Without naming the organization: the one that the session is in has no such member.
      [
        'update-member-role',
        { memberId: adminId, role: 'member' },
        ['404 MEMBER_NOT_FOUND', '403 NOT_ALLOWED', '403 NOT_A_MEMBER'],
      ],
      ['remove-member', { memberIdOrEmail: adminId }, ['404 MEMBER_NOT_FOUND', '403 NOT_ALLOWED', '403 NOT_A_MEMBER']],
    ];
    for (const [path, body, expected] of attempts) {
      const answers = await asEveryStranger((client) => client.post(`/organization/${path}`, body));
      expect([path, codes(answers)]).toEqual([path, expected]);
    }
    for (const path of ['delete', 'add-member']) {
      const answers = await asEveryStranger((client) =>
        client.post(`/organization/${path}`, { organizationId, email, role: 'owner' }),
      );
      expect([path, codes(answers)]).toEqual([path, ['404 NOT_FOUND']]);
    }
    expect(await db.prisma.invitation.count({ where: { email } })).toBe(0);
  });

  it('AB-058 is not entered by naming it in a body, a query or a header', async () => {
    const { organizationId } = theirs;
    const headers = { 'x-org-id': organizationId, 'x-organization-id': organizationId };
    const member = strangers.get('member');
    const active = async () => (await member?.session())?.organization?.id;
    for (const smuggled of [{ organizationId }, { orgId: organizationId }, { activeOrganizationId: organizationId }]) {
      const answers = await asEveryStranger((client) =>
        client.post('/update-user', { name: 'Sana', ...smuggled }, { headers }),
      );
      expect(codes(answers)).toEqual(['400 VALIDATION_ERROR']);
    }
    const listed = await member?.get(`/organization/list-members?orgId=${organizationId}`, { headers });
    expect([listed?.status, listed?.code]).toEqual([400, 'VALIDATION_ERROR']);
    const asked = await member?.get('/organization/list-members', { headers });
    expect(asked?.json).toMatchObject({ total: 3 });
    expect(asked?.text).not.toContain(theirs.email);
    expect(await active()).toBe(own);
  });
});
