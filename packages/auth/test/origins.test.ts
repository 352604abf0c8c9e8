/** Abuse cases of the areas "csrf" and "redirect" that auth's own routes answer: no other site acts for a person or gets a link. */
import type { Database } from '@repo/db';
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
  signedIn,
  type TestAuth,
} from '../src/testing/index.ts';
import { useCheapPasswords } from './cheap-passwords.ts';

const elsewhere = [
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  'https://localhost:4000@evil.example',
  'http://localhost:4000.evil.example',
  'http://localhost:4001/',
  'javascript:alert(1)',
  'data:text/html,hello',
  '/%2f%2fevil.example',
  '/\t/evil.example',
];

describeDatabases('origins', (open) => {
  useCheapPasswords();

  let db: Database;
  let auth: TestAuth;
  const visitor = () => new AuthClient(auth.service, publicUrl);

  async function named(name: string) {
    const user = await makeUser(db, { name });
    const client = await signedIn(db, auth, user);
    const nameNow = async () => (await db.prisma.user.findUniqueOrThrow({ where: { id: user.id } })).name;
    return { client, nameNow };
  }

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('AB-039 refuses a change that another origin sends with the cookie', async () => {
    const { client, nameNow } = await named('Before');
    const origins = [
      'https://evil.example',
      'http://localhost:4001',
      'https://localhost:4000',
      'http://localhost:4000.evil.example',
    ];
    for (const origin of origins) {
      const answer = await client.post('/update-user', { name: 'After' }, { headers: { origin } });
      expect([origin, answer.status, answer.code]).toEqual([origin, 403, 'INVALID_ORIGIN']);
      expect(answer.json).toMatchObject({ kind: 'forbidden', messageKey: 'errors.ORIGIN_REFUSED' });
    }
    expect(await nameNow()).toBe('Before');
    expect((await client.post('/update-user', { name: 'After' })).status).toBe(200);
    expect(await nameNow()).toBe('After');
  });

  it('AB-040 refuses a change with the cookie and no origin, or origin null', async () => {
    const { client, nameNow } = await named('Before');
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

  it('AB-047 refuses to lead to another place', async () => {
    const { email } = await makeUser(db);
    const mails = await auth.mailsOf(async () => {
      for (const target of elsewhere) {
        const query = `callbackURL=${encodeURIComponent(target)}`;
        const answers = {
          'sign-in': await visitor().post('/sign-in/email', { email, password, callbackURL: target }),
          'sign-up': await visitor().post('/sign-up/email', { name: 'A', email: freshEmail(), password, callbackURL: target }),
          reset: await visitor().post('/request-password-reset', { email, redirectTo: target }),
          verify: await visitor().get(`/verify-email?token=x&${query}`),
          'reset link': await visitor().get(`/reset-password/abcdefgh12345678?${query}`),
        };
        for (const [path, answer] of Object.entries(answers)) {
          expect([target, path, answer.status]).toEqual([target, path, 403]);
          expect(answer.headers.get('location')).toBeNull();
        }
      }
    });
    expect(mails).toEqual([]);
  });

  it('AB-047 leads to pages of its own', async () => {
    const { email } = await makeUser(db);
    const body = { email, redirectTo: '/shop/reset-password' };
    const [mail] = await auth.mailsOf(() => visitor().post('/request-password-reset', body));
    const answer = await visitor().get(linkIn(mail));
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:4000\/shop\/reset-password\?token=\w+$/);
  });

  it('AB-048 writes its own address into mails, whatever the request says its host is', async () => {
    const { email } = await makeUser(db);
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    };
    const origin = 'http://evil.example';
    const sent = await auth.mailsOf(async () => {
      await visitor().post('/request-password-reset', { email }, { headers, origin });
      await visitor().post('/sign-up/email', { name: 'A', email: freshEmail(), password }, { headers, origin });
    });
    expect(sent.map(({ template }) => template).sort()).toEqual(['reset-password', 'verify-email']);
    for (const mail of sent) {
      expect(mail.text).toContain(`${publicUrl}/api/auth/`);
      expect(mail.text + mail.html).not.toContain('evil.example');
    }
  });
});
