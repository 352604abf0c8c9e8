/** Sessions: how they begin, who they are, and when they end. */
import type { Database } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import {
  AuthClient,
  createTestAuth,
  freshEmail,
  linkIn,
  makeOrganization,
  makeUser,
  password,
  publicUrl,
  signedIn,
  type TestAuth,
  type TestUser,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

describeDatabases('sessions', (open) => {
  useCheapPasswords();

  let db: Database;
  let auth: TestAuth;
  const visitor = () => new AuthClient(auth.service, publicUrl);

  async function session(user?: TestUser) {
    const client = await signedIn(db, auth, user ?? (await makeUser(db)));
    const info = await client.session();
    if (!info) throw new Error('no session');
    return { client, info };
  }

  async function age(sessionId: string, days: number) {
    const data = { createdAt: new Date(Date.now() - days * 86_400_000) };
    await db.prisma.session.update({ where: { id: sessionId }, data });
  }

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('AB-029 goes from sign-up over the mail to a session, and a sign-out ends it on the server', async () => {
    const email = freshEmail();
    const client = visitor();
    const chosen = 'three boats and a lantern';
    const sent = await auth.mailsOf(async () => {
      const body = { name: 'Kamran', email, password: chosen, callbackURL: '/welcome' };
      expect((await client.post('/sign-up/email', body)).status).toBe(200);
      const early = await client.signIn(email, chosen);
      expect([early.status, early.code]).toEqual([403, 'EMAIL_NOT_VERIFIED']);
      expect(client.cookie).toBe('');
    });
    expect(sent.map(({ template, to }) => [template, to])).toEqual([
      ['verify-email', email],
      ['verify-email', email],
    ]);
    const verified = await client.get(linkIn(sent[0]));
    expect([verified.status, verified.headers.get('location')]).toEqual([302, '/welcome']);

    expect((await client.signIn(email, chosen)).status).toBe(200);
    expect(await client.session()).toMatchObject({ name: 'Kamran', email, emailVerified: true, organization: null });
    const kept = client.cookie;
    expect((await client.post('/sign-out')).status).toBe(200);
    expect(client.cookie).toBe('');
    expect(await auth.service.readSession(new Headers({ cookie: kept }))).toBeNull();
  });

  it('verifies with a mangled or strange link nothing, and says so on the page', async () => {
    const answer = await visitor().get('/verify-email?token=abc.def.ghi&callbackURL=%2Fwelcome');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/welcome?error=INVALID_TOKEN']);
  });

  it('is read in one statement', async () => {
    const { client } = await session();
    const statements: string[] = [];
    const query: Database['query'] = (text, values) => {
      statements.push(text);
      return db.query(text, values);
    };
    const counted: Database = Object.create(db, { query: { value: query } });
    const reader = createTestAuth(counted).service;
    expect(await reader.readSession(new Headers({ cookie: client.cookie }))).not.toBeNull();
    expect(statements).toHaveLength(1);
  });

  it('needs a signature: a token alone, a changed token or a changed signature is nobody', async () => {
    const { client, info } = await session();
    const { token } = await db.prisma.session.findUniqueOrThrow({ where: { id: info.sessionId } });
    const name = client.cookie.split('=')[0];
    const value = decodeURIComponent(client.cookie.slice(`${name}=`.length));
    const forged = [
      token,
      `${token}.`,
      `${token}.AAAA`,
      `x${value}`,
      `${value}x`,
      value.replace(/.$/, ''),
      `.${value.split('.')[1]}`,
      '',
    ];
    for (const cookie of forged) {
      const headers = new Headers({ cookie: `${name}=${encodeURIComponent(cookie)}` });
      expect([cookie, await auth.service.readSession(headers)]).toEqual([cookie, null]);
    }
    expect(await auth.service.readSession(new Headers({ cookie: `${name}=${encodeURIComponent(value)}` }))).not.toBeNull();
    expect(await auth.service.readSession(new Headers({ cookie: 'better-auth.session_token=x.y' }))).toBeNull();
    expect(await auth.service.readSession(new Headers())).toBeNull();
  });

  it('ends after seven idle days', async () => {
    const { client, info } = await session();
    const week = 7 * 86_400_000;
    expect(Math.abs(info.expiresAt.getTime() - Date.now() - week)).toBeLessThan(60_000);
    await db.prisma.session.update({ where: { id: info.sessionId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await client.session()).toBeNull();
  });

  it('ends thirty days after the sign-in however much it is used, for the library too', async () => {
    const { client, info } = await session();
    await age(info.sessionId, 29);
    const late = await client.session();
    expect(Math.abs((late?.expiresAt.getTime() ?? 0) - Date.now() - 86_400_000)).toBeLessThan(60_000);
    await age(info.sessionId, 30);
    expect(await client.session()).toBeNull();
    expect((await client.get('/get-session')).json).toBeNull();
    expect(await db.prisma.session.count({ where: { id: info.sessionId } })).toBe(0);
  });

  it('is prolonged by get-session after a day', async () => {
    const { client, info } = await session();
    const data = { expiresAt: new Date(Date.now() + 5 * 86_400_000) };
    await db.prisma.session.update({ where: { id: info.sessionId }, data });
    const answer = await client.get('/get-session');
    expect(answer.headers.getSetCookie().join()).toMatch(/session_token=.*Max-Age=604800/);
    expect((await client.session())?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6.9 * 86_400_000);
  });

  it('gets a new token at every sign-in, and the cookie is plain on http', async () => {
    const user = await makeUser(db);
    const { client } = await session(user);
    const before = client.cookie;
    const again = await client.signIn(user.email, password);
    expect(client.cookie).not.toBe(before);
    const [line = ''] = again.headers.getSetCookie();
    expect(line).toMatch(/^auth-[0-9a-f]{8}\.session_token=.*Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('AB-034 has a locked cookie on https', async () => {
    const origin = 'https://safina.example';
    const secure = createTestAuth(db, { publicUrl: origin });
    const { email } = await makeUser(db);
    const client = new AuthClient(secure.service, origin);
    const [line = ''] = (await client.signIn(email, password)).headers.getSetCookie();
    expect(line).toMatch(/^__Secure-auth-[0-9a-f]{8}\.session_token=/);
    expect(line).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(line).not.toMatch(/domain/i);
    expect(await client.session()).not.toBeNull();
  });

  it('outlives a change of the secret while the old one is still listed', async () => {
    const old = 'the old secret of the tests, quite long as well';
    const current = 'the new secret of the tests, quite long as well';
    const before = createTestAuth(db, { secret: old });
    const { email } = await makeUser(db);
    const client = new AuthClient(before.service, publicUrl);
    await client.signIn(email, password);

    const during = createTestAuth(db, { secret: [current, old] }).service;
    const headers = new Headers({ cookie: client.cookie, origin: publicUrl, 'x-real-ip': client.ip });
    expect(await during.readSession(headers)).toMatchObject({ email });
    const answer = await during.handle(new Request(`${publicUrl}/api/auth/get-session`, { headers }));
    expect(await answer.json()).toMatchObject({ user: { email } });

    const after = createTestAuth(db, { secret: current }).service;
    expect(await after.readSession(headers)).toBeNull();
    expect(() => createTestAuth(db, { secret: [current, 'short'] })).toThrow('AUTH_SECRET_TOO_SHORT');
  });

  it('starts in the first organization and follows membership, never more', async () => {
    const user = await makeUser(db);
    const elder = await makeUser(db);
    const firstId = await makeOrganization(db, [user], 'First');
    const secondId = await makeOrganization(db, [elder, user], 'Second');
    const client = visitor();
    await client.signIn(user.email, password);
    expect((await client.session())?.organization).toMatchObject({ id: firstId, name: 'First', role: 'owner' });
    expect(await db.prisma.session.count({ where: { userId: user.id, activeOrganizationId: firstId } })).toBe(1);

    expect((await client.post('/organization/set-active', { organizationId: secondId })).status).toBe(200);
    expect((await client.session())?.organization).toMatchObject({ id: secondId, role: 'member' });

    await db.prisma.member.updateMany({ where: { organizationId: secondId, userId: user.id }, data: { role: 'emperor' } });
    expect((await client.session())?.organization).toBeNull();

    await db.prisma.member.deleteMany({ where: { organizationId: secondId, userId: user.id } });
    const left = await client.session();
    expect(left?.userId).toBe(user.id);
    expect(left?.organization).toBeNull();
  });

  it('finds an organization that came after the sign-in', async () => {
    const user = await makeUser(db);
    const { client } = await session(user);
    const id = await makeOrganization(db, [user], 'Later');
    expect((await client.session())?.organization).toMatchObject({ id, name: 'Later', role: 'owner' });
  });
});
