/** Setting a new password and moving to a new address. */
import { type Database, listAudit, platformOrg } from '@repo/db';
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

const newPassword = 'eleven kites over the canal';

describeDatabases('recovery', (open) => {
  useCheapPasswords();

  let db: Database;
  let auth: TestAuth;
  const visitor = () => new AuthClient(auth.service, publicUrl);

  const mailsOf = (run: () => Promise<unknown>) => auth.mailsOf(run);

  async function resetToken(email: string) {
    const [mail] = await mailsOf(() => visitor().post('/request-password-reset', { email }));
    return resetTokenIn(mail);
  }

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('AB-031 a reset ends every session and is told to the person', async () => {
    const user = await makeUser(db);
    const client = await signedIn(db, auth, user);
    const token = await resetToken(user.email);
    const mails = await mailsOf(async () => {
      expect((await visitor().post('/reset-password', { token, newPassword })).status).toBe(200);
    });
    expect(mails).toMatchObject([{ template: 'password-changed', to: user.email }]);
    expect(await client.session()).toBeNull();
  });

  it('AB-069 a reset link works once', async () => {
    const { email } = await makeUser(db);
    const token = await resetToken(email);
    expect((await visitor().post('/reset-password', { token, newPassword })).status).toBe(200);
    const again = await visitor().post('/reset-password', { token, newPassword: 'nine herons by the barrage' });
    expect([again.status, again.code]).toEqual([400, 'INVALID_TOKEN']);
    expect(again.json).toMatchObject({ messageKey: 'auth.error.link-invalid' });
  });

  it('AB-069 a reset link ends after half an hour', async () => {
    const { email } = await makeUser(db);
    const token = await resetToken(email);
    const row = await db.prisma.verification.findFirstOrThrow({ where: { identifier: `reset-password:${token}` } });
    expect(Math.abs(row.expiresAt.getTime() - Date.now() - 1_800_000)).toBeLessThan(60_000);
    await db.prisma.verification.update({ where: { id: row.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await visitor().post('/reset-password', { token, newPassword })).code).toBe('INVALID_TOKEN');
  });

  it('a reset verifies the address: its mail was read', async () => {
    const user = await makeUser(db, { verified: false });
    const token = await resetToken(user.email);
    await visitor().post('/reset-password', { token, newPassword });
    expect((await visitor().signIn(user.email, newPassword)).status).toBe(200);
    const told = await listAudit(db, { orgId: platformOrg, actorId: user.id, limit: 9 });
    expect(told.map(({ action }) => action)).toEqual(['session.create', 'account.reset-password']);
  });

  it('a change of password wants the old one and is told to the person', async () => {
    const user = await makeUser(db);
    const client = await signedIn(db, auth, user);
    const wrong = await client.post('/change-password', { currentPassword: 'not this one at all', newPassword });
    expect([wrong.status, wrong.code]).toEqual([400, 'INVALID_PASSWORD']);
    expect(await mailsOf(() => client.post('/change-password', { currentPassword: 1, newPassword }))).toEqual([]);
    const mails = await mailsOf(async () => {
      expect((await client.post('/change-password', { currentPassword: password, newPassword })).status).toBe(200);
    });
    expect(mails).toMatchObject([{ template: 'password-changed', to: user.email }]);
    expect((await visitor().signIn(user.email, newPassword)).status).toBe(200);
  });

  it('AB-071 a change of address asks the old one, then the new one, and changes nothing in between', async () => {
    const user = await makeUser(db);
    const client = await signedIn(db, auth, user);
    const emailNow = async () => (await db.prisma.user.findUniqueOrThrow({ where: { id: user.id } })).email;
    const newEmail = freshEmail('new');
    const asked = await mailsOf(async () => {
      expect((await client.post('/change-email', { newEmail, callbackURL: '/settings' })).status).toBe(200);
    });
    expect(asked).toMatchObject([{ template: 'change-email', to: user.email }]);
    expect(asked[0]?.text).toContain(newEmail);

    const allowed = await mailsOf(() => client.get(linkIn(asked[0])));
    expect(allowed).toMatchObject([{ template: 'confirm-email', to: newEmail }]);
    expect(await emailNow()).toBe(user.email);

    await client.get(linkIn(allowed[0]));
    expect(await emailNow()).toBe(newEmail);
    const told = await listAudit(db, { orgId: platformOrg, actorId: user.id, limit: 9 });
    expect(told.map(({ action }) => action)).toEqual(['account.change-email', 'account.ask-new-email']);
  });

  it('AB-071 a change of address wants a fresh session', async () => {
    const user = await makeUser(db);
    const client = await signedIn(db, auth, user);
    const createdAt = new Date(Date.now() - 601_000);
    await db.prisma.session.updateMany({ where: { userId: user.id }, data: { createdAt } });
    const mails = await mailsOf(async () => {
      const answer = await client.post('/change-email', { newEmail: freshEmail() });
      expect([answer.status, answer.code]).toEqual([403, 'SESSION_NOT_FRESH']);
    });
    expect(mails).toEqual([]);
  });

  it('a change of address does not tell whether the new one has an account', async () => {
    const client = await signedIn(db, auth, await makeUser(db));
    const taken = await client.post('/change-email', { newEmail: (await makeUser(db)).email });
    const free = await client.post('/change-email', { newEmail: freshEmail() });
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
  });
});
