/** Abuse cases of the area "csrf" that auth's own routes answer: another site cannot act with a person's cookie. */
import type { Database } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import { AuthClient, createTestAuth, makeUser, password, publicUrl, type TestAuth } from '../src/testing/index.ts';

describeDatabases('csrf', (open) => {
  let db: Database;
  let auth: TestAuth;
  const visitor = () => new AuthClient(auth.service, publicUrl);

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  async function signedIn() {
    const user = await makeUser(db, { name: 'Before' });
    const client = visitor();
    expect((await client.signIn(user.email, password)).status).toBe(200);
    const nameNow = async () => (await db.prisma.user.findUniqueOrThrow({ where: { id: user.id } })).name;
    return { client, nameNow };
  }

  it('AB-039 refuses a change that another origin sends with the cookie', async () => {
    const { client, nameNow } = await signedIn();
    for (const origin of [
      'https://evil.example',
      'http://localhost:4001',
      'https://localhost:4000',
      'http://localhost:4000.evil.example',
    ]) {
      const answer = await client.post('/update-user', { name: 'After' }, { headers: { origin } });
      expect([origin, answer.status, answer.code]).toEqual([origin, 403, 'INVALID_ORIGIN']);
      expect(answer.json).toMatchObject({ kind: 'forbidden', messageKey: 'errors.ORIGIN_REFUSED' });
    }
    expect(await nameNow()).toBe('Before');
    expect((await client.post('/update-user', { name: 'After' })).status).toBe(200);
    expect(await nameNow()).toBe('After');
  });

  it('AB-040 refuses a change with the cookie and no origin, or origin null', async () => {
    const { client, nameNow } = await signedIn();
    for (const origin of ['null', null]) {
      const answer = await client.post('/update-user', { name: 'After' }, { headers: { origin } });
      expect([origin, answer.status, answer.code]).toEqual([origin, 403, 'MISSING_OR_NULL_ORIGIN']);
    }
    expect(await nameNow()).toBe('Before');
  });

  it('AB-046 refuses a sign-in form that another site submits', async () => {
    const { email } = await makeUser(db);
    const crossSite = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    for (const origin of [null, 'null', 'https://evil.example', publicUrl]) {
      const answer = await visitor().signIn(email, password, { headers: { ...crossSite, origin } });
      expect([origin, answer.status]).toEqual([origin, 403]);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });
});
