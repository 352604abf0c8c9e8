/** What people do with organizations, members and their accounts is in the audit log. */
import { type AuditLine, type Database, listAudit, platformOrg } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import {
  AuthClient,
  createTestAuth,
  freshEmail,
  makeUser,
  password,
  publicUrl,
  signedIn,
  type TestAuth,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

describeDatabases('the audit log of auth', (open) => {
  useCheapPasswords();
  let db: Database;
  let auth: TestAuth;
  beforeAll(() => {
    db = open();
    auth = createTestAuth(db, { requestId: () => 'the-request' });
  });

  const field = (json: unknown, name: string): string =>
    String(typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined);
  const log = async (orgId: string): Promise<AuditLine[]> => (await listAudit(db, { orgId, limit: 100 })).toReversed();

  it('names organization, invitation and member by their ids, and nobody by name or address', async () => {
    const owner = await makeUser(db);
    const client = await signedIn(db, auth, owner);
    const made = await client.post('/organization/create', { name: 'Sitara', slug: `sitara-${owner.id.slice(-12)}` });
    const orgId = field(made.json, 'id');
    expect((await client.post('/organization/update', { organizationId: orgId, data: { name: 'Sitara Mills' } })).status).toBe(
      200,
    );
    const invite = async (email: string) =>
      field((await client.post('/organization/invite-member', { organizationId: orgId, email, role: 'member' })).json, 'id');

    const cancelled = await invite(freshEmail());
    await client.post('/organization/cancel-invitation', { invitationId: cancelled });
    const shy = await makeUser(db);
    const rejected = await invite(shy.email);
    await (await signedIn(db, auth, shy)).post('/organization/reject-invitation', { invitationId: rejected });
    const guest = await makeUser(db);
    const guestClient = await signedIn(db, auth, guest);
    const accepted = await invite(guest.email);
    await guestClient.post('/organization/accept-invitation', { invitationId: accepted });
    const memberOf = async (userId: string) =>
      (await db.prisma.member.findFirstOrThrow({ where: { organizationId: orgId, userId } })).id;
    const guestMember = await memberOf(guest.id);
    await client.post('/organization/update-member-role', { organizationId: orgId, memberId: guestMember, role: 'admin' });
    await guestClient.post('/organization/leave', { organizationId: orgId });
    const second = await makeUser(db);
    const again = await invite(second.email);
    await (await signedIn(db, auth, second)).post('/organization/accept-invitation', { invitationId: again });
    const secondMember = await memberOf(second.id);
    await client.post('/organization/remove-member', { organizationId: orgId, memberIdOrEmail: secondMember });

    const lines = await log(orgId);
    expect(lines.map(({ action, actorId, targetId }) => [action, actorId, targetId])).toEqual([
      ['organization.create', owner.id, orgId],
      ['organization.update', owner.id, orgId],
      ['invitation.create', owner.id, cancelled],
      ['invitation.cancel', owner.id, cancelled],
      ['invitation.create', owner.id, rejected],
      ['invitation.reject', shy.id, rejected],
      ['invitation.create', owner.id, accepted],
      ['invitation.accept', guest.id, accepted],
      ['member.set-role', owner.id, guestMember],
      ['member.leave', guest.id, guestMember],
      ['invitation.create', owner.id, again],
      ['invitation.accept', second.id, again],
      ['member.remove', owner.id, secondMember],
    ]);
    expect(new Set(lines.map(({ requestId }) => requestId))).toEqual(new Set(['the-request']));
    expect(JSON.stringify(lines)).not.toMatch(/@|Sana|Sitara/);
    expect(auth.logged.join('')).not.toContain('not in the audit log');
  });

  it('what is refused is not in it', async () => {
    const owner = await makeUser(db);
    const client = await signedIn(db, auth, owner);
    const orgId = field(
      (await client.post('/organization/create', { name: 'A', slug: `a-${owner.id.slice(-12)}` })).json,
      'id',
    );
    expect((await client.post('/organization/leave', { organizationId: orgId })).status).toBe(403);
    expect((await log(orgId)).map(({ action }) => action)).toEqual(['organization.create']);
  });

  it('signing in and changing the password are in the chain of the platform', async () => {
    const user = await makeUser(db);
    const client = new AuthClient(auth.service, publicUrl);
    await client.signIn(user.email, password);
    const newPassword = 'eleven kites above the canal';
    expect((await client.post('/change-password', { currentPassword: password, newPassword })).status).toBe(200);
    const mine = (await log(platformOrg)).filter(({ actorId }) => actorId === user.id);
    expect(mine.map(({ action }) => action)).toEqual(['session.create', 'account.change-password']);
  });

  it('an entry that cannot be written is an error in the log, and the answer stays', async () => {
    const broken: Database = {
      ...db,
      withTenant: () => Promise.reject(new Error('no room')),
      prisma: db.prisma,
      authClient: db.authClient,
    };
    const other = createTestAuth(broken);
    const user = await makeUser(db);
    expect((await new AuthClient(other.service, publicUrl).signIn(user.email, password)).status).toBe(200);
    expect(other.logged.join('')).toMatch(/not in the audit log.*no room/);
  });
});
