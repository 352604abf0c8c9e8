/** People who run the deployment: whom they keep out, and how far they get in somebody's place. */
import { type Database, listAudit, newId, platformOrg } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureDemo } from '../src/demo.ts';
import type { PlatformEvent } from '../src/operators/platform-event.ts';
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
  type TestUser,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

describeDatabases('operators', (open) => {
  useCheapPasswords();

  const address = freshEmail('operator');
  const events: PlatformEvent[] = [];
  let db: Database;
  let auth: TestAuth;
  let amina: TestUser;
  beforeAll(async () => {
    db = open();
    auth = createTestAuth(db, {
      operators: [address.toUpperCase()],
      recordPlatformEvent: async (event) => void events.push(event),
    });
    amina = await makeUser(db, { email: address, name: 'Amina' });
  });
  beforeEach(() => {
    events.length = 0;
  });

  const inPlaceOf = async (user: TestUser) => {
    const client = await signedIn(db, auth, amina);
    const answer = await client.post('/impersonate', { userId: user.id, reason: 'Helps with an order' });
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    return { client, answer };
  };
  const age = (sessionId: string, seconds: number) =>
    db.query(`UPDATE session SET "createdAt" = clock_timestamp() - $2 * interval '1 second' WHERE id = $1`, [
      sessionId,
      seconds,
    ]);
  const idOf = async (client: AuthClient) => (await client.session())?.sessionId ?? 'no session';

  it('are the confirmed addresses of the configuration, and nobody else', async () => {
    expect((await (await signedIn(db, auth, amina)).session())?.operator).toBe(true);
    expect((await (await signedIn(db, auth, await makeUser(db))).session())?.operator).toBe(false);
    await db.prisma.user.update({ where: { id: amina.id }, data: { emailVerified: false } });
    expect((await (await signedIn(db, auth, amina)).session())?.operator).toBe(false);
    expect((await auth.service.people.find(amina.id)).operator).toBe(false);
    await db.prisma.user.update({ where: { id: amina.id }, data: { emailVerified: true } });
  });

  it('the demo account is one where that is said, and nowhere else', async () => {
    const { userId } = await ensureDemo({ db, email: freshEmail('demo'), password });
    const demo = { id: userId, email: '' };
    const laptop = createTestAuth(db, { demoOperator: true });
    expect((await (await signedIn(db, laptop, demo)).session())?.operator).toBe(true);
    expect((await (await signedIn(db, auth, demo)).session())?.operator).toBe(false);
  });

  it('find people by the beginning of their address, and take no sign of it for a pattern', async () => {
    const user = await makeUser(db, { email: `zz_${newId()}@example.com`, name: 'Zara' });
    expect(await auth.service.people.search(user.email.slice(0, 12).toUpperCase())).toEqual([
      { id: user.id, name: 'Zara', email: user.email, emailVerified: true, operator: false, ban: null },
    ]);
    expect(await auth.service.people.search('%')).toEqual([]);
    expect(await auth.service.people.search('zz%')).toEqual([]);
  });

  it('AB-032 a ban ends every session at once, keeps out whoever knows the password, and is lifted', async () => {
    const user = await makeUser(db);
    const [phone, laptop] = [await signedIn(db, auth, user), await signedIn(db, auth, user)];
    const second = createTestAuth(db).service;
    await auth.service.people.ban(amina.id, user.id, 'Sends spam');
    await expect.poll(() => phone.session(), { timeout: 1000 }).toBeNull();
    await expect.poll(() => second.readSession(new Headers({ cookie: laptop.cookie })), { timeout: 1000 }).toBeNull();
    expect((await laptop.get('/get-session')).json).toBeNull();
    expect(events).toEqual([{ action: 'person.ban', actorId: amina.id, subjectId: user.id, reason: 'Sends spam' }]);
    expect((await auth.service.people.find(user.id)).ban).toMatchObject({ reason: 'Sends spam' });

    const stranger = new AuthClient(auth.service, publicUrl);
    const refused = await stranger.signIn(user.email, password);
    expect([refused.status, refused.code]).toEqual([403, 'ACCOUNT_BANNED']);
    // Who does not know the password learns nothing of the ban.
    const guessed = await stranger.signIn(user.email, 'not the password at all');
    expect([guessed.status, guessed.code]).toEqual([401, 'INVALID_EMAIL_OR_PASSWORD']);

    // A session that a sign-in under way has made all the same does not count, for the library neither.
    const late = await signedIn(db, auth, user);
    expect(await late.session()).toBeNull();
    expect((await late.post('/update-user', { name: 'Late' })).status).toBe(401);
    await signedIn(db, auth, user);

    await auth.service.people.unban(amina.id, user.id);
    expect(await db.prisma.session.count({ where: { userId: user.id } })).toBe(0);
    expect((await stranger.signIn(user.email, password)).status).toBe(200);
  });

  it('AB-032 a deleted person is gone from every session at once', async () => {
    const user = await makeUser(db);
    const client = await signedIn(db, auth, user);
    await db.prisma.user.delete({ where: { id: user.id } });
    await expect.poll(() => client.session(), { timeout: 1000 }).toBeNull();
  });

  it('operators are not kept out, and an unknown person is said to be unknown', async () => {
    const { people } = auth.service;
    await expect(people.ban(amina.id, amina.id, 'Myself')).rejects.toMatchObject({ code: 'PERSON_IS_OPERATOR' });
    await expect(people.ban(amina.id, newId(), 'Nobody')).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' });
    await expect(people.unban(amina.id, newId())).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' });
    expect(events).toEqual([]);
  });

  it('what cannot be recorded is not done', async () => {
    const user = await makeUser(db);
    const broken = createTestAuth(db, {
      operators: [address],
      recordPlatformEvent: () => Promise.reject(new Error('no room for a record')),
    });
    await expect(broken.service.people.ban(amina.id, user.id, 'Sends spam')).rejects.toThrow('no room for a record');
    const client = await signedIn(db, broken, amina);
    await expect(client.post('/impersonate', { userId: user.id, reason: 'Helps' })).rejects.toThrow('no room for a record');
    expect(await db.prisma.session.count({ where: { userId: user.id } })).toBe(0);
    expect((await auth.service.people.find(user.id)).ban).toBeNull();
  });

  it("lose what they hold in somebody's place when they end their other sessions or set a new password", async () => {
    const user = await makeUser(db);
    const first = (await inPlaceOf(user)).client;
    const own = await signedIn(db, auth, amina);
    expect((await own.post('/revoke-other-sessions')).status).toBe(200);
    expect(await first.session()).toBeNull();
    const second = (await inPlaceOf(user)).client;
    const visitor = new AuthClient(auth.service, publicUrl);
    const [mail] = await auth.mailsOf(() => visitor.post('/request-password-reset', { email: amina.email }));
    const reset = { token: resetTokenIn(mail), newPassword: 'nine herons by the barrage' };
    expect((await visitor.post('/reset-password', reset)).status).toBe(200);
    expect(await second.session()).toBeNull();
  });

  it("AB-038 in somebody's place an operator is that person for a quarter of an hour, however much the session is used", async () => {
    const user = await makeUser(db, { name: 'Bilal' });
    const organizationId = await makeOrganization(db, [user]);
    const { client, answer } = await inPlaceOf(user);
    const info = await client.session();
    expect(info).toMatchObject({ userId: user.id, name: 'Bilal', operator: false, impersonatedBy: amina.id });
    expect(info?.organization).toMatchObject({ id: organizationId, role: 'owner' });
    // Not even when the person has become an operator meanwhile.
    const later = createTestAuth(db, { operators: [user.email] }).service;
    expect((await later.readSession(new Headers({ cookie: client.cookie })))?.operator).toBe(false);
    expect(Math.abs((info?.expiresAt.getTime() ?? 0) - Date.now() - 900_000)).toBeLessThan(10_000);
    for (const line of answer.headers.getSetCookie()) expect(line).toMatch(/; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(events).toEqual([
      { action: 'person.impersonate', actorId: amina.id, subjectId: user.id, reason: 'Helps with an order' },
    ]);

    // The library would prolong it to seven days, and tells nothing of who acts or why.
    const { text } = await client.get('/get-session');
    expect(text).not.toMatch(/impersonat|ban/i);
    expect(text).not.toContain(amina.id);
    await age(info?.sessionId ?? '', 899);
    expect(await client.session()).not.toBeNull();
    await age(info?.sessionId ?? '', 900);
    expect(await client.session()).toBeNull();
    expect((await client.get('/get-session')).json).toBeNull();
    expect(await db.prisma.session.count({ where: { userId: user.id } })).toBe(0);
  });

  it("AB-038 in somebody's place nothing is changed that decides who holds an account or belongs to an organization", async () => {
    const user = await makeUser(db);
    const organizationId = await makeOrganization(db, [user]);
    const { client } = await inPlaceOf(user);
    const bodies: readonly (readonly [string, object])[] = [
      ['/change-password', { currentPassword: password, newPassword: 'nine kites over the canal' }],
      ['/change-email', { newEmail: freshEmail() }],
      ['/update-user', { name: 'Somebody' }],
      ['/revoke-other-sessions', {}],
      ['/organization/create', { name: 'New', slug: `new-${newId()}` }],
      ['/organization/update', { organizationId, data: { name: 'Changed' } }],
      ['/organization/invite-member', { email: freshEmail(), role: 'admin' }],
      ['/organization/leave', { organizationId }],
      ['/impersonate', { userId: (await makeUser(db)).id, reason: 'One more' }],
    ];
    for (const [path, body] of bodies) {
      const { status, code } = await client.post(path, body);
      expect([path, status, code]).toEqual([path, 403, 'IMPERSONATING']);
    }
    expect(await db.prisma.user.findUnique({ where: { id: user.id } })).toMatchObject({ email: user.email, name: 'Sana' });
  });

  it('AB-038 an operator comes back to the own session, once, and a stranger to none', async () => {
    const user = await makeUser(db);
    const { client } = await inPlaceOf(user);
    const inPlace = client.cookie;
    const stranger = await signedIn(db, auth, await makeUser(db));
    expect((await stranger.post('/impersonate/end')).status).toBe(401);

    expect((await client.post('/impersonate/end')).status).toBe(200);
    expect(await client.session()).toMatchObject({ userId: amina.id, operator: true, impersonatedBy: null });
    expect(await auth.service.readSession(new Headers({ cookie: inPlace }))).toBeNull();
    expect(events.map(({ action, actorId, subjectId }) => [action, actorId, subjectId])).toEqual([
      ['person.impersonate', amina.id, user.id],
      ['person.impersonate-end', amina.id, user.id],
    ]);
    expect((await client.post('/impersonate/end')).status).toBe(401);
  });

  it("a sign-out in somebody's place signs the operator out too, and its entry names both", async () => {
    const user = await makeUser(db);
    const { client } = await inPlaceOf(user);
    const sessions = () => db.prisma.session.count({ where: { userId: amina.id } });
    const before = await sessions();
    expect((await client.post('/sign-out')).status).toBe(200);
    expect(await sessions()).toBe(before - 1);
    expect(await client.session()).toBeNull();
    const [told] = await listAudit(db, { orgId: platformOrg, limit: 1 });
    expect(told).toMatchObject({ action: 'session.end', actorId: user.id, impersonatorId: amina.id });
  });

  it('take no place of an operator, of somebody kept out or of nobody, give a reason, and have signed in a moment ago', async () => {
    const client = await signedIn(db, auth, amina);
    const user = await makeUser(db);
    const banned = await makeUser(db);
    await auth.service.people.ban(amina.id, banned.id, 'Sends spam');
    const tries: readonly (readonly [unknown, unknown, number, string])[] = [
      [amina.id, 'Myself', 403, 'PERSON_IS_OPERATOR'],
      [banned.id, 'A look', 409, 'PERSON_BANNED'],
      [newId(), 'A look', 404, 'PERSON_NOT_FOUND'],
      [user.id, '  ', 400, 'REASON_MISSING'],
      [user.id, 'two\nlines', 400, 'REASON_MISSING'],
      ['nobody', 'A look', 400, 'INVALID_INPUT'],
    ];
    for (const [userId, reason, status, code] of tries) {
      const answer = await client.post('/impersonate', { userId, reason });
      expect([reason, answer.status, answer.code]).toEqual([reason, status, code]);
    }
    const foreign = await client.post(
      '/impersonate',
      { userId: user.id, reason: 'A look' },
      { headers: { origin: 'https://evil.example' } },
    );
    expect([foreign.status, foreign.code]).toEqual([403, 'ORIGIN_REFUSED']);
    const person = await signedIn(db, auth, user);
    expect((await person.post('/impersonate', { userId: banned.id, reason: 'A look' })).code).toBe('NOT_ALLOWED');
    expect((await new AuthClient(auth.service, publicUrl).post('/impersonate', {})).status).toBe(401);
    await age(await idOf(client), 601);
    expect((await client.post('/impersonate', { userId: user.id, reason: 'A look' })).code).toBe('SESSION_NOT_FRESH');
    expect(await db.prisma.session.count({ where: { impersonatedBy: amina.id, userId: user.id } })).toBe(0);
  });
});
