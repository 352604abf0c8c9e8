/** Abuse cases of the area "redirect": no link of ours leads elsewhere, and no header moves our links. */
import type { Database } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { beforeAll, expect, it } from 'vitest';
import { AuthClient, createTestAuth, freshEmail, makeUser, password, publicUrl, type TestAuth } from '../src/testing/index.ts';

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

describeDatabases('redirect', (open) => {
  let db: Database;
  let auth: TestAuth;
  const visitor = () => new AuthClient(auth.service, publicUrl);

  beforeAll(() => {
    db = open();
    auth = createTestAuth(db);
  });

  it('AB-047 refuses to lead to another place', async () => {
    const { email } = await makeUser(db);
    const first = auth.mails.length;
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
    await auth.service.idle();
    expect(auth.mails.slice(first)).toEqual([]);
  });

  it('AB-047 leads to pages of its own', async () => {
    const { email } = await makeUser(db);
    const first = auth.mails.length;
    await visitor().post('/request-password-reset', { email, redirectTo: '/financing/reset-password' });
    await auth.service.idle();
    const path = new URL(/https?:\S+reset-password\/\S+/.exec(auth.mails.slice(first)[0]?.text ?? '')?.[0] ?? '').href;
    const answer = await visitor().get(path.slice(`${publicUrl}/api/auth`.length));
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:4000\/financing\/reset-password\?token=\w+$/);
  });

  it('AB-048 writes its own address into mails, whatever the request says its host is', async () => {
    const { email } = await makeUser(db);
    const first = auth.mails.length;
    const lies = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    };
    await visitor().post('/request-password-reset', { email }, { headers: lies, origin: 'http://evil.example' });
    await visitor().post(
      '/sign-up/email',
      { name: 'A', email: freshEmail(), password },
      { headers: lies, origin: 'http://evil.example' },
    );
    await auth.service.idle();
    const sent = auth.mails.slice(first);
    expect(sent.map(({ template }) => template).sort()).toEqual(['reset-password', 'verify-email']);
    for (const mail of sent) {
      expect(mail.text).toContain(`${publicUrl}/api/auth/`);
      expect(mail.text + mail.html).not.toContain('evil.example');
    }
  });
});
