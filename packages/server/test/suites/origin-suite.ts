import { beforeAll, expect, test } from 'vitest';
import { effects } from '../support/sample-vertical.ts';
import { type Ask, demoLogin, errorOf, type TestProduct, wireOf } from '../support/test-product.ts';

const evil = 'https://evil.example';

export function originSuite(open: () => TestProduct): void {
  let product: TestProduct;
  let cookie: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.2.0.1' });
  });

  const touchFrom = (ask: Ask) => product.mutate('sample.touch', undefined, { ...ask, headers: { cookie, ...ask.headers } });

  test('AB-042 a foreign form cannot run a mutation, in no content type', async () => {
    const before = effects.touched;
    for (const type of [
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'text/plain',
      'application/json',
    ]) {
      const refused = await touchFrom({ origin: evil, headers: { 'content-type': type, 'sec-fetch-site': 'cross-site' } });
      expect([type, refused.status, (await wireOf(refused)).error.data.code]).toEqual([type, 403, 'ORIGIN_REFUSED']);
    }
    expect(effects.touched).toBe(before);
  });

  test.each<[string, Ask, number]>([
    ['the product itself', {}, 200],
    ['no origin, but the browser says same-origin', { origin: null, headers: { 'sec-fetch-site': 'same-origin' } }, 200],
    ['no origin and no word of a browser', { origin: null }, 403],
    ['no origin, same-site', { origin: null, headers: { 'sec-fetch-site': 'same-site' } }, 403],
    ['null', { origin: 'null', headers: { 'sec-fetch-site': 'same-origin' } }, 403],
    ['another port', { origin: 'http://localhost:3001' }, 403],
    ['another scheme', { origin: 'https://localhost:3000' }, 403],
    ['a name that begins the same', { origin: 'http://localhost:3000.evil.example' }, 403],
  ])('a mutation from %s', async (_, ask, status) => {
    expect((await touchFrom(ask)).status).toBe(status);
  });

  test('AB-039 AB-040 auth routes are behind the same rule', async () => {
    for (const origin of [evil, 'null', null]) {
      const ask = {
        method: 'POST',
        origin,
        headers: { cookie, 'content-type': 'application/json' },
        body: '{"name":"Mallory"}',
      };
      const refused = await product.ask('/api/auth/update-user', ask);
      expect([origin, refused.status, (await errorOf(refused)).code]).toEqual([origin, 403, 'ORIGIN_REFUSED']);
    }
    const { result } = await wireOf(await product.query('platform.session', undefined, { headers: { cookie } }));
    expect(result.data).not.toMatchObject({ name: 'Mallory' });
  });

  test('AB-046 a foreign form cannot sign somebody in', async () => {
    const refused = await product.ask('/api/auth/sign-in/email', {
      method: 'POST',
      origin: evil,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
      },
      body: new URLSearchParams(demoLogin).toString(),
    });
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([403, null]);
  });

  test('AB-045 without the keys of a provider nothing is received: what is posted there reaches nothing, cookie or not', async () => {
    const posted = await product.ask('/webhooks/stripe', { method: 'POST', headers: { cookie }, body: '{}' });
    expect([posted.status, (await errorOf(posted)).code]).toEqual([404, 'NOT_FOUND']);
  });

  test('AB-049 nothing is shared across origins, to no origin and with no credentials', async () => {
    for (const path of ['/trpc/sample.whoami', '/api/auth/get-session', '/', '/sample/']) {
      for (const method of ['OPTIONS', 'GET']) {
        const headers = {
          origin: evil,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        };
        const response = await product.ask(path, { method, headers, origin: null });
        const shared = [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
        expect([method, path, shared]).toEqual([method, path, []]);
        expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      }
    }
  });

  test.each([
    ['https://evil.example', '10.2.1.1'],
    ['//evil.example', '10.2.1.2'],
    ['/\\evil.example', '10.2.1.3'],
    ['http://localhost:3000@evil.example', '10.2.1.4'],
    ['javascript:alert(1)', '10.2.1.5'],
  ])('AB-047 %s is no place to be sent to', async (callbackURL, ip) => {
    const headers = { 'content-type': 'application/json' };
    const signIn = await product.ask('/api/auth/sign-in/email', {
      method: 'POST',
      headers,
      ip,
      body: JSON.stringify({ ...demoLogin, callbackURL }),
    });
    const reset = await product.ask('/api/auth/request-password-reset', {
      method: 'POST',
      headers,
      ip,
      body: JSON.stringify({ email: demoLogin.email, redirectTo: callbackURL }),
    });
    const verify = await product.ask(`/api/auth/verify-email?token=x&callbackURL=${encodeURIComponent(callbackURL)}`);
    for (const response of [signIn, reset, verify]) {
      expect(response.status).toBe(403);
      expect(response.headers.get('location')).toBeNull();
    }
  });

  test('AB-048 a poisoned Host changes no link in a mail', async () => {
    const before = product.mails.length;
    const poisoned = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    };
    await product.ask('http://evil.example/api/auth/request-password-reset', {
      method: 'POST',
      ip: '10.2.0.4',
      headers: { 'content-type': 'application/json', ...poisoned },
      body: JSON.stringify({ email: demoLogin.email, redirectTo: '/reset-password' }),
    });
    await product.idle();
    const mail = product.mails[before];
    expect(mail?.text).toContain('http://localhost:3000/api/auth/reset-password/');
    expect(`${mail?.text}${mail?.html}`).not.toContain('evil.example');
  });

  test('AB-048 no redirect of the host follows the Host header', async () => {
    const response = await product.ask('http://evil.example/sample?x=1');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/sample/?x=1']);
  });

  test('errors of auth carry the request id and the shape of all errors', async () => {
    const response = await product.ask('/api/auth/sign-in/email', {
      method: 'POST',
      ip: '10.2.0.5',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'not the password' }),
    });
    const error = await errorOf(response);
    expect([response.status, error.code, error.kind]).toEqual([401, 'INVALID_EMAIL_OR_PASSWORD', 'unauthenticated']);
    expect(error.requestId).toBe(response.headers.get('x-request-id'));
  });

  test('the limits of auth count the real address, not the one that a caller claims', async () => {
    const statuses = [];
    for (let index = 0; index < 5; index += 1) {
      const headers = {
        'content-type': 'application/json',
        'x-real-ip': `9.9.9.${index}`,
        'x-forwarded-for': `9.9.9.${index}`,
      };
      const body = JSON.stringify({ email: `nobody${index}@example.com`, password: 'not the password' });
      statuses.push((await product.ask('/api/auth/sign-in/email', { method: 'POST', ip: '10.2.0.6', headers, body })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });
}
