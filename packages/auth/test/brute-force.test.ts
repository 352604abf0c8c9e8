/** Abuse cases of the area "bruteforce": guessing is slow from one address and on one account. */
import { type Database, listAudit, platformOrg } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { deepRuns } from '@repo/facts/testing';
import { beforeAll, expect, it } from 'vitest';
import {
  AuthClient,
  createTestAuth,
  freshEmail,
  makeUser,
  password,
  publicUrl,
  resetTokenIn,
  type TestAuth,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

const wrong = 'not this one at all';
const accounts = deepRuns(30, 100);

describeDatabases('brute force', (open) => {
  useCheapPasswords();

  let db: Database;
  let auth: TestAuth;
  const visitor = (ip?: string) => new AuthClient(auth.service, publicUrl, ip);
  const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status);

  /** One after the other, each from an address of its own. */
  async function attempts(count: number, email: string, guess = wrong) {
    const answers = [];
    for (let round = 0; round < count; round += 1) answers.push(await visitor().signIn(email, guess));
    return answers;
  }

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('AB-017 admits three sign-ins of an address in ten seconds and says when to come back', async () => {
    const { email } = await makeUser(db);
    const client = visitor();
    const answers = [];
    for (let round = 0; round < 6; round += 1) answers.push(await client.signIn(email, wrong));
    expect(statuses(answers)).toEqual([401, 401, 401, 429, 429, 429]);
    const wait = Number(answers[5]?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(10);
    expect(answers[5]?.json).toMatchObject({
      code: 'TOO_MANY',
      kind: 'too-many',
      messageKey: 'errors.TOO_MANY',
      retryAfter: wait,
    });
  });

  it('AB-017 limits sign-ups alike', async () => {
    const client = visitor();
    const answers = [];
    for (let round = 0; round < 4; round += 1)
      answers.push(await client.post('/sign-up/email', { name: 'A', email: freshEmail(), password: 'short' }));
    expect(statuses(answers)).toEqual([400, 400, 400, 429]);
  });

  it('AB-018 admits exactly three of twelve that come together', async () => {
    const { email } = await makeUser(db);
    const client = visitor();
    const answers = await Promise.all(Array.from({ length: 12 }, () => client.signIn(email, wrong)));
    expect(statuses(answers).sort()).toEqual([401, 401, 401, ...Array<number>(9).fill(429)]);
  });

  it('AB-020 blocks an account after ten failures from anywhere, the right password included; reset stays open', async () => {
    const victim = await makeUser(db);
    const other = await makeUser(db);
    const answers = await attempts(20, victim.email);
    expect(statuses(answers)).toEqual([...Array<number>(10).fill(401), ...Array<number>(10).fill(429)]);

    const [right] = await attempts(1, victim.email, password);
    expect(right?.status).toBe(429);
    expect(right?.json).toMatchObject({
      code: 'SIGN_IN_BLOCKED',
      messageKey: 'auth.error.sign-in-blocked-seconds',
      params: { seconds: right?.headers.get('retry-after') },
    });
    const wait = Number(right?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(30);

    expect((await visitor().signIn(other.email, password)).status).toBe(200);

    const client = visitor();
    const [mail] = await auth.mailsOf(() => client.post('/request-password-reset', { email: victim.email }));
    const token = resetTokenIn(mail);
    const newPassword = 'eleven kites over the canal';
    expect((await client.post('/reset-password', { token, newPassword })).status).toBe(200);
    expect((await visitor().signIn(victim.email, newPassword)).status).toBe(200);
  });

  it('AB-020 looks at exactly ten of twenty-five passwords that come together, for an unknown address too', async () => {
    const email = freshEmail();
    const answers = await Promise.all(Array.from({ length: 25 }, () => visitor().signIn(email, wrong)));
    expect(statuses(answers).sort()).toEqual([...Array<number>(10).fill(401), ...Array<number>(15).fill(429)]);
  });

  it('AB-020 does not count what is refused before the password is looked at', async () => {
    const { email } = await makeUser(db);
    for (let round = 0; round < 12; round += 1) {
      const blocked = await visitor().signIn(email, password, { headers: { origin: 'https://evil.example' } });
      expect(blocked.status).toBe(403);
    }
    expect((await visitor().signIn(email, password)).status).toBe(200);
  });

  it('AB-020 does not forget failures for a malformed attempt in between', async () => {
    const email = freshEmail();
    await attempts(5, email);
    const malformed = await visitor().post('/sign-in/email', { email, password: wrong, rememberMe: 'yes' });
    expect(malformed.status).toBe(400);
    expect(statuses(await attempts(6, email))).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('AB-020 keeps no address in its table', async () => {
    const email = freshEmail('findme');
    await attempts(1, email);
    const { rows } = await db.query<{ line: string }>('SELECT a::text AS line FROM sign_in_attempt a');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ line }) => line.includes('findme'))).toBe(false);
  });

  it(`AB-021 stops one address that tries one password on ${accounts} accounts`, async () => {
    const users = await Promise.all(Array.from({ length: accounts }, () => makeUser(db)));
    const told = await listAudit(db, { orgId: platformOrg, action: 'session.attempts-stopped', limit: 100 });
    const client = visitor();
    const started = performance.now();
    const answers = [];
    for (const { email } of users) answers.push(await client.signIn(email, wrong));
    const windows = 1 + Math.floor((performance.now() - started) / 10_000);
    const admitted = statuses(answers).filter((status) => status === 401).length;
    expect(admitted).toBeGreaterThanOrEqual(3);
    expect(admitted).toBeLessThanOrEqual(3 * windows);
    expect(statuses(answers).filter((status) => status === 429)).toHaveLength(accounts - admitted);
    // One row for the address, which is in it as an HMAC only.
    const rows = await listAudit(db, { orgId: platformOrg, action: 'session.attempts-stopped', limit: 100 });
    const before = new Set(told.map(({ seq }) => seq));
    const added = rows.filter(({ seq }) => !before.has(seq));
    expect(added).toMatchObject([{ actorKind: 'system', actorId: null, targetKind: 'address' }]);
    expect(JSON.stringify(added)).not.toContain(client.ip);
  });
});
