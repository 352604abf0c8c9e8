/** The demo account: made once, brought in line, and closed where it must be. */
import type { Database } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import { ensureDemo } from '../src/index.ts';
import {
  AuthClient,
  createTestAuth,
  freshEmail,
  makeOrganization,
  makeUser,
  publicUrl,
  signedIn,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

describeDatabases('the demo account', (open) => {
  useCheapPasswords();

  let db: Database;
  const login = { email: 'Demo@example.com', password: 'lahore-karachi-gilgit' };
  beforeAll(() => {
    db = open();
  });

  it('signs in to a bilingual organization, and making it again changes nothing', async () => {
    const made = await ensureDemo({ db, ...login });
    const hash = async () => (await db.prisma.account.findFirstOrThrow({ where: { userId: made.userId } })).password;
    const before = await hash();
    expect(await ensureDemo({ db, ...login })).toEqual(made);
    expect(await hash()).toBe(before);

    const client = new AuthClient(createTestAuth(db).service, publicUrl);
    expect((await client.signIn('demo@example.com', login.password)).status).toBe(200);
    const session = await client.session();
    expect(session).toMatchObject({
      userId: made.userId,
      emailVerified: true,
      organization: { id: made.orgId, role: 'owner' },
    });
    expect(session?.organization?.name).toMatch(/[\u0600-\u06ff].*[A-Za-z]/);
  });

  it('follows a change of address and password', async () => {
    const made = await ensureDemo({ db, ...login });
    const changed = { email: 'guest@example.com', password: 'gilgit-karachi-lahore' };
    expect(await ensureDemo({ db, ...changed })).toEqual(made);
    const client = new AuthClient(createTestAuth(db).service, publicUrl);
    expect((await client.signIn('demo@example.com', login.password)).status).toBe(401);
    expect((await client.signIn(changed.email, changed.password)).status).toBe(200);
    await ensureDemo({ db, ...login });
  });

  it('takes nobody’s address and nobody’s organization', async () => {
    const { email } = await makeUser(db);
    await expect(ensureDemo({ db, ...login, email })).rejects.toMatchObject({
      code: 'DEMO_NAME_TAKEN',
      params: { name: email },
    });
    await db.prisma.organization.create({ data: { name: 'Real', slug: 'real' } });
    const organization = { name: 'Demo', slug: 'real' };
    await expect(ensureDemo({ db, ...login, organization })).rejects.toMatchObject({
      code: 'DEMO_NAME_TAKEN',
      params: { name: 'real' },
    });
  });

  it('is closed on a network: no sign-in, and sessions from before count for nothing', async () => {
    await ensureDemo({ db, ...login });
    const client = new AuthClient(createTestAuth(db).service, publicUrl);
    expect((await client.signIn('demo@example.com', login.password)).status).toBe(200);
    const cookie = client.cookie;

    const closed = createTestAuth(db, { demoLogin: false }).service;
    expect(await closed.readSession(new Headers({ cookie }))).toBeNull();
    const headers = { cookie, origin: publicUrl, 'x-real-ip': client.ip };
    const old = await closed.handle(new Request(`${publicUrl}/api/auth/get-session`, { headers }));
    expect(await old.json()).toBeNull();

    const answer = await new AuthClient(closed, publicUrl).signIn('demo@example.com', login.password);
    expect([answer.status, answer.code]).toEqual([403, 'DEMO_LOGIN_CLOSED']);
    const { email } = await makeUser(db);
    const other = await new AuthClient(closed, publicUrl).signIn(email, 'seven lanterns under the neem');
    expect(other.status).toBe(200);
  });

  it('AB-095 keeps its name, address and password, whoever is signed in with it', async () => {
    const made = await ensureDemo({ db, ...login });
    const auth = createTestAuth(db);
    const demo = await signedIn(db, auth, { id: made.userId, email: login.email });
    const newPassword = 'sabz-darakht-barish';
    const mails = await auth.mailsOf(async () => {
      for (const [path, body] of [
        ['/update-user', { name: 'Mine' }],
        ['/change-email', { newEmail: freshEmail() }],
        ['/change-password', { currentPassword: login.password, newPassword }],
      ] as const) {
        const { status, json } = await demo.post(path, body);
        expect([status, json]).toMatchObject([403, { code: 'DEMO_ACCOUNT', messageKey: 'auth.error.demo-account' }]);
      }
    });
    expect(mails).toEqual([]);
    const other = await signedIn(db, auth, await makeUser(db));
    expect((await other.post('/update-user', { name: 'Mine' })).status).toBe(200);
  });

  it('AB-095 sends no invitation out of the demo organization, and says so', async () => {
    const made = await ensureDemo({ db, ...login });
    const auth = createTestAuth(db);
    const demo = await signedIn(db, auth, { id: made.userId, email: login.email });
    const email = freshEmail();
    const mails = await auth.mailsOf(async () => {
      for (const body of [
        { email, role: 'member' },
        { email, role: 'admin', organizationId: made.orgId },
      ]) {
        const answer = await demo.post('/organization/invite-member', body);
        expect([answer.status, answer.json]).toMatchObject([
          403,
          { code: 'DEMO_MODE', kind: 'forbidden', messageKey: 'auth.error.demo-mode' },
        ]);
      }
    });
    expect(mails).toEqual([]);
    expect(await db.prisma.invitation.count({ where: { email } })).toBe(0);
    expect((await db.prisma.organizationCounter.findUnique({ where: { organizationId: made.orgId } }))?.invited).toBe(0);

    const owner = await makeUser(db);
    await makeOrganization(db, [owner]);
    const elsewhere = await signedIn(db, auth, owner);
    expect((await elsewhere.post('/organization/invite-member', { email, role: 'member' })).status).toBe(200);
  });
});
