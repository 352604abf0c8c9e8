/** Sessions against those who plant, guess, keep or steal them. */
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
  signedIn,
  type TestAuth,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

const deep = process.env.TEST_DEEP === '1';
/** Ten thousand sign-ins take minutes. */
const deepTimeout = deep ? 900_000 : 30_000;

describeDatabases('the safety of sessions', (open) => {
  useCheapPasswords();

  let db: Database;
  let auth: TestAuth;
  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  const tokenOf = async (client: AuthClient) => {
    const id = (await client.session())?.sessionId ?? 'no session';
    return (await db.prisma.session.findUniqueOrThrow({ where: { id } })).token;
  };
  const age = (userId: string, seconds: number) =>
    db.prisma.session.updateMany({ where: { userId }, data: { createdAt: new Date(Date.now() - seconds * 1000) } });

  it('AB-027 a sign-in over a planted cookie makes a new token and ends the planted one', async () => {
    const [attacker, victim] = [await makeUser(db), await makeUser(db)];
    const planted = await signedIn(db, auth, attacker);
    const browser = new AuthClient(auth.service, publicUrl);
    const [name = '', value = ''] = planted.cookie.split('=');
    browser.keep(name, decodeURIComponent(value));
    const before = await tokenOf(browser);

    expect((await browser.signIn(victim.email, password)).status).toBe(200);
    expect((await browser.session())?.userId).toBe(victim.id);
    expect(await tokenOf(browser)).not.toBe(before);
    expect(await planted.session()).toBeNull();
    expect(await db.prisma.session.count({ where: { token: before } })).toBe(0);
  });

  it('a wrong password over a session ends nothing', async () => {
    const user = await makeUser(db);
    const client = await signedIn(db, auth, user);
    expect((await client.signIn(user.email, 'not the password at all')).status).toBe(401);
    expect((await client.session())?.userId).toBe(user.id);
  });

  it('AB-028 tokens have more than 128 random bits and never repeat', { timeout: deepTimeout }, async () => {
    // A token is made before any database sees it: all ten thousand on one of the two.
    const most = db.kind === 'postgres' ? 10_000 : 1_000;
    const count = deep ? most : 60;
    // Side by side, and one at a time each: an account takes no second attempt while one is under way.
    const users = await Promise.all(Array.from({ length: 20 }, () => makeUser(db)));
    const signInOnce = async ({ email }: { readonly email: string }) => {
      const { json } = await new AuthClient(auth.service, publicUrl).signIn(email, password);
      return String(typeof json === 'object' && json !== null ? Reflect.get(json, 'token') : '');
    };
    const tokens: string[] = [];
    while (tokens.length < count) {
      tokens.push(...(await Promise.all(users.map(signInOnce))));
      await db.query('DELETE FROM session WHERE "userId" = ANY ($1::uuid[])', [users.map(({ id }) => id)]);
    }
    expect(new Set(tokens).size).toBe(count);
    expect(tokens.filter((token) => !/^[A-Za-z0-9]{32}$/.test(token))).toEqual([]);
    // 32 signs out of 62 are 190 bits, when each sign is as likely as the others: chi squared with 61 degrees of freedom.
    const signs = new Map<string, number>();
    for (const sign of tokens.join('')) signs.set(sign, (signs.get(sign) ?? 0) + 1);
    const expected = (count * 32) / 62;
    const spread = [...signs.values()].reduce(
      (sum, seen) => sum + (seen - expected) ** 2 / expected,
      (62 - signs.size) * expected,
    );
    expect(spread).toBeLessThan(140);
  });

  it('AB-030 ending all other sessions reaches another device within a second, by another process too', async () => {
    const user = await makeUser(db);
    const [here, there] = [await signedIn(db, auth, user), await signedIn(db, auth, user)];
    const second = createTestAuth(db).service;
    const elsewhere = () => second.readSession(new Headers({ cookie: there.cookie }));
    expect((await there.session())?.userId).toBe(user.id);
    expect((await elsewhere())?.userId).toBe(user.id);

    expect((await here.post('/revoke-other-sessions')).status).toBe(200);
    await expect.poll(() => there.session(), { timeout: 1000 }).toBeNull();
    await expect.poll(elsewhere, { timeout: 1000 }).toBeNull();
    expect((await here.session())?.userId).toBe(user.id);
  });

  it('AB-037 address and password change in a session of a moment ago only, and a new sign-in is enough', async () => {
    const user = await makeUser(db);
    await makeOrganization(db, [user], 'First');
    const second = await makeOrganization(db, [await makeUser(db), user], 'Second');
    const client = await signedIn(db, auth, user);
    await client.post('/organization/set-active', { organizationId: second });
    await age(user.id, 601);
    const newPassword = 'nine kites over the canal';
    const attempts = [
      () => client.post('/change-email', { newEmail: freshEmail() }),
      () => client.post('/change-password', { currentPassword: password, newPassword }),
    ];
    for (const attempt of attempts) {
      const { status, code } = await attempt();
      expect([status, code]).toEqual([403, 'SESSION_NOT_FRESH']);
    }
    expect((await client.signIn(user.email, password)).status).toBe(200);
    expect((await client.session())?.organization?.id).toBe(second);
    expect(await db.prisma.session.count({ where: { userId: user.id } })).toBe(1);
    // The library takes three such requests in ten seconds from one address.
    await db.prisma.rateLimit.deleteMany();
    for (const attempt of attempts) expect((await attempt()).status).toBe(200);
  });
});
