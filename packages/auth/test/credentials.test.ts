/** Abuse cases of the area "credentials": what a password may be and what becomes of it. */
import { scryptSync } from 'node:crypto';
import type { Database } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import {
  AuthClient,
  createTestAuth,
  freshEmail,
  makeOrganization,
  makeUser,
  password,
  publicUrl,
  resetTokenIn,
  signedIn,
  type TestAuth,
} from '../src/testing/index.ts';
import { workOf } from './work.ts';

describeDatabases('credentials', (open) => {
  let db: Database;
  let auth: TestAuth;
  const visitor = () => new AuthClient(auth.service, publicUrl);
  const known = (email: string) => db.prisma.user.count({ where: { email } });

  async function signUp(chosen: string, { name = 'Kamran', email = freshEmail() } = {}) {
    const answer = await visitor().post('/sign-up/email', { name, email, password: chosen });
    return { ...answer, email };
  }

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('names the address where neither a name nor an address was given', async () => {
    const { status, json } = await signUp('sabz-darakht-barish', { name: '', email: '' });
    expect(status).toBe(400);
    expect(json).toMatchObject({ messageKey: 'auth.error.email-invalid', field: 'email' });
  });

  it('AB-008 refuses a password that is too short', async () => {
    for (const chosen of ['7 chars', '11 letters!']) {
      const { status, code, json, email } = await signUp(chosen);
      expect([status, code]).toEqual([400, 'PASSWORD_TOO_SHORT']);
      expect(json).toMatchObject({
        messageKey: 'auth.error.password-too-short',
        params: { characters: '12' },
        field: 'password',
      });
      expect(await known(email)).toBe(0);
    }
  });

  it('AB-009 refuses a common password and makes no account', async () => {
    for (const chosen of ['password1234', 'Pakistan@1947', 'qwertyuiop123', '786786786786']) {
      const { status, code, email } = await signUp(chosen);
      expect([chosen, status, code]).toEqual([chosen, 400, 'PASSWORD_COMMON']);
      expect(await known(email)).toBe(0);
    }
  });

  it('AB-010 refuses the name of the product, of the person and of the mailbox with digits', async () => {
    const email = `zulaikha.tanoli.${Date.now()}@example.com`;
    for (const chosen of ['Safina-58213947', 'سفینہ۱۲۳۴۵۶۷۸', 'Tanoli#58213947', 'zulaikha.tanoli']) {
      const { status, code } = await signUp(chosen, { name: 'Zulaikha Tanoli', email });
      expect([chosen, status, code]).toEqual([chosen, 400, 'PASSWORD_PERSONAL']);
    }
    expect(await known(email)).toBe(0);
  });

  it('AB-010 refuses the name of the organization when a member sets a new password', async () => {
    const user = await makeUser(db, { name: 'Gul Zarin' });
    await makeOrganization(db, [user], 'Chinar Agritech');
    const client = await signedIn(db, auth, user);
    const change = { currentPassword: password, newPassword: 'ChinarAgritech2026' };
    expect((await client.post('/change-password', change)).code).toBe('PASSWORD_PERSONAL');

    const [mail] = await auth.mailsOf(() => client.post('/request-password-reset', { email: user.email }));
    const token = resetTokenIn(mail);
    expect((await client.post('/reset-password', { token, newPassword: 'chinar-agritech-58' })).code).toBe('PASSWORD_PERSONAL');
    expect((await client.post('/reset-password', { token, newPassword: 'eleven kites over the canal' })).status).toBe(200);
  });

  it('AB-011 takes every character of a long Urdu password as it was typed', async () => {
    const chosen = 'سات لالٹین نیم کے نیچے Aur Ek Kashti 🛶🪔🌾 جو صبح سے پہلے دریا پار کر گئی اور لوٹ کر نہ آئی';
    expect(chosen.length).toBeGreaterThanOrEqual(72);
    const { status, email } = await signUp(chosen);
    expect(status).toBe(200);
    await db.prisma.user.update({ where: { email }, data: { emailVerified: true } });
    const tries = [chosen.slice(0, -1), chosen.toLowerCase(), chosen];
    const statuses = [];
    for (const attempt of tries) statuses.push((await visitor().signIn(email, attempt)).status);
    expect(statuses).toEqual([401, 401, 200]);
  });

  it('AB-013 refuses a password of 200 KB before any hashing and before it looks for an account', async () => {
    const { email } = await makeUser(db);
    const huge = 'x'.repeat(200 * 1024);
    const heavy = await workOf(db, async () => expect((await visitor().signIn(email, huge)).code).toBe('PASSWORD_TOO_LONG'));
    const ordinary = await workOf(db, async () => expect((await signUp('short')).code).toBe('PASSWORD_TOO_SHORT'));
    expect(heavy.hashes).toEqual([]);
    expect(heavy.statements.filter((statement) => /"user"|account/.test(statement))).toEqual([]);
    expect(heavy.statements.length).toBeLessThanOrEqual(ordinary.statements.length);
    expect((await signUp(huge)).code).toBe('PASSWORD_TOO_LONG');
  });

  it('AB-014 stores a salted scrypt hash and shows neither it nor the password anywhere', async () => {
    const chosen = 'three boats and a lantern';
    const answers = [await signUp(chosen)];
    const email = answers[0]?.email ?? '';
    const user = await db.prisma.user.update({ where: { email }, data: { emailVerified: true }, include: { accounts: true } });
    const hash = user.accounts[0]?.password ?? '';
    const [salt = '', key = ''] = hash.split(':');
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    const expected = scryptSync(chosen, salt, 64, { N: 2 ** 14, r: 16, p: 1, maxmem: 2 ** 26 });
    expect(key).toBe(expected.toString('hex'));

    const client = visitor();
    const shown = [
      await client.signIn(email, 'not this one at all'),
      await client.signIn(email, chosen),
      await client.get('/get-session'),
      await client.post('/update-user', { name: 'Kamran Ali' }),
    ];
    await auth.service.idle();
    const everything = [...answers, ...shown].map(({ text }) => text).join() + auth.logged.join() + JSON.stringify(auth.mails);
    for (const secret of [chosen, hash, key, salt]) expect(everything).not.toContain(secret);
  });

  it('AB-015 refuses an operator where an address belongs', async () => {
    for (const email of [{ $ne: null }, ['a@example.com'], 1, null, '', 'nobody']) {
      const answer = await visitor().post('/sign-in/email', { email, password });
      expect([email, answer.status]).toEqual([email, 400]);
      const reset = await visitor().post('/request-password-reset', { email });
      expect([email, reset.status]).toEqual([email, 400]);
    }
    for (const body of ['"text"', '[]', 'null', '{', '']) {
      const answer = await visitor().postText('/sign-in/email', body);
      expect([body, answer.status]).toEqual([body, 400]);
    }
  });

  it('AB-051 gives nobody rights at sign-up', async () => {
    const body = { name: 'Kamran', password: 'three boats and a lantern' };
    for (const extra of [{ role: 'admin' }, { emailVerified: true, banned: false }, { id: '1', createdAt: '2000-01-01' }]) {
      const email = freshEmail();
      const answer = await visitor().post('/sign-up/email', { ...body, email, ...extra });
      expect([200, 400]).toContain(answer.status);
      const user = await db.prisma.user.findUnique({ where: { email } });
      expect(user?.emailVerified ?? false).toBe(false);
      expect(user?.createdAt.getFullYear() ?? 2026).toBeGreaterThan(2000);
      expect((await visitor().signIn(email, body.password)).headers.getSetCookie()).toEqual([]);
    }
  });

  it('AB-052 gives nobody rights with a change of the account', async () => {
    const user = await makeUser(db, { name: 'Before' });
    const client = await signedIn(db, auth, user);
    for (const extra of [
      { role: 'admin' },
      { emailVerified: false },
      { email: freshEmail() },
      { image: 'javascript:alert(1)' },
    ]) {
      const answer = await client.post('/update-user', { name: 'After', ...extra });
      const now = await db.prisma.user.findUniqueOrThrow({ where: { id: user.id } });
      expect([extra, answer.status, now.name]).toEqual([extra, 400, 'Before']);
    }
  });
});
