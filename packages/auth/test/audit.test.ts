/** What people do with organizations, members and their accounts is in the audit log. */
import { type AuditLine, type Database, listAudit, platformOrg, recoverAuditIntents } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import {
  AuthClient,
  createTestAuth,
  freshEmail,
  linkIn,
  makeUser,
  password,
  publicUrl,
  resetTokenIn,
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

  /** Every deed that an organization's log has, by three people; gives them in their order, with who did it to what. */
  const doEverything = async ({ auth }: { auth: TestAuth }) => {
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
    const deeds: [string, string, string][] = [
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
    ];
    return { orgId, owner, deeds };
  };
  /** The same database, where no entry can be written: as if the process died after each deed. */
  const dyingAuth = () => {
    const withTenant: Database['withTenant'] = () => Promise.reject(new Error('no room'));
    return createTestAuth({ ...db, withTenant, prisma: db.prisma, authClient: db.authClient });
  };
  const recover = () => recoverAuditIntents(db, new Date(Date.now() + 6 * 60_000));

  it('names organization, invitation and member by their ids, and nobody by name or address', async () => {
    const { orgId, deeds } = await doEverything({ auth });
    const lines = await log(orgId);
    expect(lines.map(({ action, actorId, targetId }) => [action, actorId, targetId])).toEqual(deeds);
    expect(new Set(lines.map(({ requestId }) => requestId))).toEqual(new Set(['the-request']));
    expect(JSON.stringify(lines)).not.toMatch(/@|Sana|Sitara/);
    expect(auth.logged.join('')).not.toContain('not in the audit log');
    expect(await db.prisma.auditIntent.count()).toBe(0);
  });

  it('a process that dies between any deed and its entry hides neither the deed nor who did it', async () => {
    const { orgId, owner, deeds } = await doEverything({ auth: dyingAuth() });
    expect(await log(orgId)).toEqual([]);
    expect(await recoverAuditIntents(db, new Date())).toBe(0);
    expect(await recover()).toBe(deeds.length);
    const [made] = (await log(platformOrg)).filter(({ actorId }) => actorId === owner.id);
    expect(made).toMatchObject({ action: 'organization.create', details: { outcome: 'unknown' } });
    const lines = await log(orgId);
    expect(lines.map(({ action, actorId }) => [action, actorId])).toEqual(
      deeds.slice(1).map(([action, actorId]) => [action, actorId]),
    );
    expect(new Set(lines.map(({ details }) => details.outcome))).toEqual(new Set(['unknown']));
    // What the library makes has no id before it is made.
    const targets = new Map(deeds.map(([action, actorId, targetId]) => [`${action} ${actorId}`, targetId]));
    for (const { action, actorId, targetId } of lines.filter(
      (line) => line.targetId !== null && line.action !== 'invitation.cancel',
    ))
      expect([action, targetId]).toEqual([action, targets.get(`${action} ${actorId}`)]);
    expect(await recover()).toBe(0);
  });

  it('nor one that dies after a sign-in, a change of password or what follows from a mailed link', async () => {
    const user = await makeUser(db);
    const dying = dyingAuth();
    const client = new AuthClient(dying.service, publicUrl);
    expect((await client.signIn(user.email, password)).status).toBe(200);
    const newPassword = 'eleven kites above the canal';
    expect((await client.post('/change-password', { currentPassword: password, newPassword })).status).toBe(200);
    const [asked] = await dying.mailsOf(() => client.post('/change-email', { newEmail: freshEmail(), callbackURL: '/' }));
    const [confirm] = await dying.mailsOf(() => client.get(linkIn(asked)));
    await client.get(linkIn(confirm));
    const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id: user.id } });
    expect(email).not.toBe(user.email);
    const [mail] = await dying.mailsOf(() => client.post('/request-password-reset', { email }));
    expect((await client.post('/reset-password', { token: resetTokenIn(mail), newPassword: password })).status).toBe(200);
    expect(await recover()).toBe(5);
    const mine = (await log(platformOrg)).filter(({ actorId }) => actorId === user.id);
    expect(mine.map(({ action }) => action)).toEqual([
      'session.create',
      'account.change-password',
      'account.ask-new-email',
      'account.change-email',
      'account.reset-password',
    ]);
  });

  it('what is refused is not in it', async () => {
    const owner = await makeUser(db);
    const client = await signedIn(db, auth, owner);
    const orgId = field(
      (await client.post('/organization/create', { name: 'A', slug: `a-${owner.id.slice(-12)}` })).json,
      'id',
    );
    expect((await client.post('/organization/leave', { organizationId: orgId })).status).toBe(403);
    expect(
      (await client.post('/change-password', { currentPassword: 'wrong'.repeat(4), newPassword: 'x'.repeat(20) })).status,
    ).toBe(400);
    expect((await new AuthClient(auth.service, publicUrl).signIn(owner.email, 'wrong'.repeat(4))).status).toBe(401);
    expect((await log(orgId)).map(({ action }) => action)).toEqual(['organization.create']);
    expect(await db.prisma.auditIntent.count()).toBe(0);
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

  it('so are signing up, confirming the address, a new name, ending the other sessions and signing out, by ids alone', async () => {
    const email = freshEmail();
    const client = new AuthClient(auth.service, publicUrl);
    const form = { name: 'Sana Sitara', email, password };
    const [mail] = await auth.mailsOf(() => client.post('/sign-up/email', form));
    const { id } = await db.prisma.user.findUniqueOrThrow({ where: { email } });
    for (let round = 0; round < 2; round += 1) await client.get(linkIn(mail));
    await client.signIn(email, password);
    expect((await client.post('/update-user', { name: 'Sana Khan' })).status).toBe(200);
    expect((await client.post('/revoke-other-sessions')).status).toBe(200);
    for (let round = 0; round < 2; round += 1) expect((await client.post('/sign-out')).status).toBe(200);
    const lines = await log(platformOrg);
    const mine = lines.filter(({ actorId }) => actorId === id);
    expect(mine.map(({ action }) => action)).toEqual([
      'account.create',
      'account.verify-email',
      'session.create',
      'account.update',
      'session.end-others',
      'session.end',
    ]);
    expect(lines.filter(({ action, actorId }) => action === 'session.end' && actorId === null)).toEqual([]);
    expect(JSON.stringify(mine)).not.toMatch(/@|Sana/);
    expect(await db.prisma.auditIntent.count()).toBe(0);
  });

  it('a sign-up with a known address is an entry as any other, of nobody', async () => {
    const { id, email } = await makeUser(db);
    await new AuthClient(auth.service, publicUrl).post('/sign-up/email', { name: 'B', email, password });
    const told = (await log(platformOrg)).filter(({ targetId }) => targetId === id);
    expect(told).toMatchObject([{ action: 'account.create-again', actorKind: 'system', actorId: null, targetKind: 'person' }]);
  });

  it('a process that dies after one of these hides none', async () => {
    const email = freshEmail();
    const dying = dyingAuth();
    const client = new AuthClient(dying.service, publicUrl);
    const [mail] = await dying.mailsOf(() => client.post('/sign-up/email', { name: 'C', email, password }));
    await client.get(linkIn(mail));
    const { id } = await db.prisma.user.findUniqueOrThrow({ where: { email } });
    const again = await signedIn(db, dying, { id, email });
    await again.post('/revoke-other-sessions');
    await again.post('/sign-out');
    expect(await recover()).toBe(4);
    const told = (await log(platformOrg)).slice(-4);
    expect(told.map(({ action, actorId, details }) => [action, actorId, details.outcome])).toEqual([
      ['account.create', null, 'unknown'],
      ['account.verify-email', id, 'unknown'],
      ['session.end-others', id, 'unknown'],
      ['session.end', id, 'unknown'],
    ]);
  });

  it('an entry that cannot be written is an error in the log, and the answer stays', async () => {
    const other = dyingAuth();
    const user = await makeUser(db);
    expect((await new AuthClient(other.service, publicUrl).signIn(user.email, password)).status).toBe(200);
    expect(other.logged.join('')).toMatch(/not in the audit log.*no room/);
  });
});
