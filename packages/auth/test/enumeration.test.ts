/** Abuse cases of the area "enumeration": nobody learns from auth who has an account. */
import { type Database, newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import {
  type Answer,
  AuthClient,
  createTestAuth,
  freshEmail,
  makeOrganization,
  makeUser,
  publicUrl,
  signedIn,
  type TestAuth,
} from '../src/testing/index.ts';
import { ratioOfMedians, timesAreCompared, workOf } from './work.ts';

describeDatabases('enumeration', (open) => {
  let db: Database;
  let auth: TestAuth;
  const visitor = () => new AuthClient(auth.service, publicUrl);

  async function answerAndMails(ask: () => Promise<Answer>) {
    const answers: Answer[] = [];
    const mails = await auth.mailsOf(async () => answers.push(await ask()));
    const [answer] = answers;
    if (!answer) throw new Error('no answer');
    return [answer, mails] as const;
  }

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('AB-001 answers an unknown address and a wrong password alike, byte for byte', async () => {
    const { email } = await makeUser(db);
    const known = await visitor().signIn(email, 'not this one at all');
    const unknown = await visitor().signIn(freshEmail(), 'not this one at all');
    expect(known.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(unknown.text).toBe(known.text);
    expect([...unknown.headers]).toEqual([...known.headers]);
    expect(known.code).toBe('INVALID_EMAIL_OR_PASSWORD');
  });

  it('AB-001 answers an unverified account with a wrong password like the others', async () => {
    const { email } = await makeUser(db, { verified: false });
    const known = await visitor().signIn(email, 'not this one at all');
    const unknown = await visitor().signIn(freshEmail(), 'not this one at all');
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  });

  it('AB-002 does the same work for an unknown address as for a known one: one hash of one cost, the same statements', async () => {
    const { email } = await makeUser(db);
    const wrong = async (address: string) => {
      const { hashes, statements } = await workOf(db, () => visitor().signIn(address, 'not this one at all'));
      // Without a user, the condition of the statement that reads the accounts has no value to look for.
      return { hashes, statements: statements.map((text) => text.split(/\sWHERE\s/)[0]) };
    };
    const known = await wrong(email);
    const unknown = await wrong(freshEmail());
    expect(known.hashes).toHaveLength(1);
    expect(unknown).toEqual(known);
  });

  if (timesAreCompared)
    it('AB-002 takes as long for an unknown address as for a known one', async () => {
      const users = await Promise.all(Array.from({ length: 25 }, () => makeUser(db)));
      const wrong = async (email = '') => expect((await visitor().signIn(email, 'not this one at all')).status).toBe(401);
      const ratio = await ratioOfMedians({ a: () => wrong(freshEmail()), b: () => wrong(users.pop()?.email) });
      expect(ratio).toBeGreaterThan(0.75);
      expect(ratio).toBeLessThan(1.33);
    });

  it('AB-003 answers a sign-up with a known address as any other, and writes to its owner', async () => {
    const { email } = await makeUser(db);
    const rows = await db.prisma.user.count();
    const attempt = { name: 'Kamran', email, password: 'three boats and a lantern' };
    const [known, mails] = await answerAndMails(() =>
      visitor().post('/sign-up/email', attempt, { headers: { 'accept-language': 'en' } }),
    );
    expect(known.status).toBe(200);
    expect(known.headers.getSetCookie()).toEqual([]);
    expect(await db.prisma.user.count()).toBe(rows);
    expect(mails).toMatchObject([{ to: email, template: 'sign-up-notice', locale: 'en' }]);

    const unknown = await visitor().post('/sign-up/email', { ...attempt, email: freshEmail() });
    expect(unknown.status).toBe(200);
    expect(unknown.headers.getSetCookie()).toEqual([]);
    expect(shapeOf(known.json)).toEqual(shapeOf(unknown.json));
  });

  it('AB-003 does not write the name that a stranger typed into the mail', async () => {
    const email = freshEmail();
    const attempt = { name: 'WIN MONEY at evil.example', email, password: 'three boats and a lantern' };
    const [mail] = await auth.mailsOf(() => visitor().post('/sign-up/email', attempt));
    expect(mail?.template).toBe('verify-email');
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain('evil.example');
  });

  it('AB-004 answers a reset for an unknown address alike and mails only the known one', async () => {
    const { email } = await makeUser(db);
    const [known, mails] = await answerAndMails(() => visitor().post('/request-password-reset', { email }));
    const [unknown, none] = await answerAndMails(() => visitor().post('/request-password-reset', { email: freshEmail() }));
    expect(known.status).toBe(200);
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    expect(mails).toMatchObject([{ to: email, template: 'reset-password', locale: 'ur' }]);
    expect(none).toEqual([]);
  });

  it('AB-004 does no more for a known address than for an unknown one before it answers', async () => {
    const { email } = await makeUser(db);
    const asked = (address: string) => workOf(db, () => visitor().post('/request-password-reset', { email: address }));
    const known = await asked(email);
    const unknown = await asked(freshEmail());
    expect(known.hashes).toEqual(unknown.hashes);
    // The library looks for a token where there is none, in two statements, for the one that it stores.
    expect(unknown.statements.length - known.statements.length).toBeGreaterThanOrEqual(0);
    expect(unknown.statements.length - known.statements.length).toBeLessThanOrEqual(2);
  });

  if (timesAreCompared)
    it('AB-004 takes as long for an unknown address as for a known one', async () => {
      const users = await Promise.all(Array.from({ length: 25 }, () => makeUser(db)));
      const reset = async (email = '') => expect((await visitor().post('/request-password-reset', { email })).status).toBe(200);
      const ratio = await ratioOfMedians({ a: () => reset(freshEmail()), b: () => reset(users.pop()?.email) });
      await auth.service.idle();
      expect(ratio).toBeGreaterThan(0.75);
      expect(ratio).toBeLessThan(1.33);
    });

  it('AB-006 tells a stranger of an invitation what it tells of one that never was, and knows its path in one spelling', async () => {
    const owner = await makeUser(db);
    const organizationId = await makeOrganization(db, [owner], 'Secret Venture');
    const id = newId();
    const invitation = {
      id,
      organizationId,
      email: freshEmail(),
      role: 'admin',
      inviterId: owner.id,
      expiresAt: new Date(Date.now() + 1e8),
    };
    await db.prisma.invitation.create({ data: invitation });
    const stranger = await signedIn(db, auth, await makeUser(db));
    const there = await stranger.get(`/organization/get-invitation?id=${id}`);
    const nowhere = await stranger.get(`/organization/get-invitation?id=${newId()}`);
    expect([there.status, there.code]).toEqual([404, 'INVITATION_NOT_FOUND']);
    expect([nowhere.status, nowhere.text]).toEqual([there.status, there.text]);
    const nobody = await visitor().get(`/organization/get-invitation?id=${id}`);
    expect(nobody.status).toBe(401);
    const spellings = [
      '/organization/get-invitation/',
      '//organization/get-invitation',
      '/organization//get-invitation',
      '/organization/%67et-invitation',
      '/Organization/get-invitation',
    ];
    for (const path of spellings) {
      const answer = await stranger.get(`${path}?id=${id}`);
      expect([path, answer.status, answer.code]).toEqual([path, 404, 'NOT_FOUND']);
      for (const secret of ['Secret Venture', owner.email, owner.id, 'admin', organizationId])
        expect(answer.text + there.text + nobody.text).not.toContain(secret);
    }
  });
});

/** Names and types of the fields, without what differs from account to account. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}
