import { beforeAll, describe, expect, test } from 'vitest';
import type { BootPayload } from '../../src/boot-payload.ts';
import { errorOf, type TestProduct } from '../support/test-product.ts';

export function bootOf(html: string): BootPayload {
  const [, json = ''] = /<script type="application\/json" id="boot">([^<]*)<\/script>/.exec(html) ?? [];
  return JSON.parse(json);
}

export function pagesSuite(open: () => TestProduct): void {
  let product: TestProduct;
  beforeAll(() => {
    product = open();
  });

  const page = async (path: string, headers: Record<string, string> = {}) => {
    const response = await product.ask(path, { headers });
    return { response, html: await response.text() };
  };

  test('a first visit is in the configured language, from the right', async () => {
    const { response, html } = await page('/');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(html).toContain('<html lang="ur" dir="rtl" data-theme="system">');
    expect(html).toContain('<base href="/">');
    expect(html).toContain('<title>نمونہ</title>');
    expect(bootOf(html)).toMatchObject({
      appId: 'home',
      basePath: '/',
      homePath: '/',
      locale: 'ur',
      digits: 'latn',
      verticals: [{ id: 'sample', basePath: '/sample/' }],
      demoLogin: { email: 'demo@example.com' },
    });
  });

  test('what a person chose is in the page before any script; other values count for nothing', async () => {
    const chosen = await page('/', { cookie: 'buniyad-locale=en; buniyad-digits=urdu; buniyad-theme=dark' });
    expect(chosen.html).toContain('<html lang="en" dir="ltr" data-theme="dark">');
    expect(bootOf(chosen.html)).toMatchObject({ locale: 'en', digits: 'urdu', theme: 'dark' });
    const hostile = await page('/', { cookie: 'buniyad-locale="><script>; buniyad-theme=x" onload="y' });
    expect(hostile.html).toContain('<html lang="ur" dir="rtl" data-theme="system">');
  });

  test('a page is asked for again every time, and differs by cookie', async () => {
    const { response } = await page('/');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('vary')).toContain('Cookie');
  });

  test('deep links reach the page of the app whose path they begin with', async () => {
    for (const path of ['/sample/', '/sample/quotes/quote_01jd', '/sample/index.html', '/sample/%DB%81']) {
      const { response, html } = await page(path);
      expect([path, response.status, bootOf(html).basePath, bootOf(html).appId]).toEqual([path, 200, '/sample/', 'sample']);
      expect(html).toContain('<base href="/sample/">');
    }
    expect(bootOf((await page('/settings/language')).html).appId).toBe('home');
  });

  test('a vertical without its slash is sent there, its query kept', async () => {
    const { response } = await page('/sample?from=mail');
    expect([response.status, response.headers.get('location')]).toEqual([308, '/sample/?from=mail']);
  });

  test('assets come from the build of their app, others are 404 and never a page', async () => {
    const { response, html } = await page('/sample/assets/index-0a1b.js');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(html).toContain('samplesample');
    for (const path of ['/sample/assets/index-gone.js', '/assets/', '/missing.js', '/sample/photo.png']) {
      const absent = await page(path);
      expect([path, absent.response.status, absent.response.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/json',
      ]);
    }
  });

  test.each([
    '/../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/sample/..%5c..%5csecret.txt',
    '/assets/%00index-0a1b.js',
    '/%E0%A4%A',
  ])('nothing outside a build is served: %s', async (path) => {
    const response = await product.ask(`http://localhost:3000${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/"name"|secret\b/);
  });

  test('an unknown address of the API is JSON, never a page', async () => {
    for (const path of ['/api/nothing', '/api/auth/nothing', '/dev/nothing', '/webhooks/x']) {
      const response = await product.ask(path);
      expect([path, response.status, (await errorOf(response)).kind]).toEqual([path, 404, 'not-found']);
    }
  });

  test('a page is read only', async () => {
    const posted = await product.ask('/sample/', { method: 'POST', body: 'x' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await product.ask('/sample/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('the brand has one address for its colours and one for its logo', async () => {
    const { html } = await page('/');
    const [, address = ''] = /<link rel="stylesheet" href="(\/brand\.css\?v=[^"]+)">/.exec(html) ?? [];
    const css = await page(address);
    expect(css.html).toContain('--brand:#111111');
    expect(css.response.headers.get('cache-control')).toContain('immutable');
    expect((await page('/brand.css?v=other')).response.headers.get('cache-control')).toBe('no-cache');
    expect((await page('/brand/logo.svg')).response.headers.get('content-type')).toContain('image/svg+xml');
  });

  describe('AB-050 headers', () => {
    const policyOf = (response: Response) =>
      new Map(
        (response.headers.get('content-security-policy') ?? '').split('; ').map((part) => {
          const [name = '', ...values] = part.split(' ');
          return [name, values] as const;
        }),
      );

    test('no inline script, no framing, no foreign base or form', async () => {
      const { response, html } = await page('/');
      const policy = policyOf(response);
      expect(policy.get('script-src')).toEqual(["'self'"]);
      expect(policy.get('default-src')).toEqual(["'self'"]);
      expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
      expect(policy.get('object-src')).toEqual(["'none'"]);
      expect(policy.get('base-uri')).toEqual(["'self'"]);
      expect(policy.get('form-action')).toEqual(["'self'"]);
      expect(response.headers.get('x-frame-options')).toBe('DENY');
      const scripts = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
      expect(scripts.every((attributes) => /src=|type="application\/json"/.test(attributes))).toBe(true);
      expect(html).not.toMatch(/\son\w+=|style="/);
    });

    test('inline styles need a nonce, which changes and which the page carries', async () => {
      const [first, second] = [await page('/'), await page('/')];
      const nonceOf = ({ response, html }: typeof first) => {
        const [, nonce = ''] = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(html) ?? [];
        expect(policyOf(response).get('style-src')).toEqual(["'self'", `'nonce-${nonce}'`]);
        return nonce;
      };
      expect(nonceOf(first)).not.toBe(nonceOf(second));
    });

    test('every kind of answer has them', async () => {
      for (const path of [
        '/',
        '/assets/index-0a1b.js',
        '/trpc/sample.whoami',
        '/api/auth/get-session',
        '/healthz',
        '/missing.js',
        '/brand.css',
      ]) {
        const { headers } = await product.ask(path);
        expect([path, headers.get('x-content-type-options'), headers.get('cross-origin-opener-policy')]).toEqual([
          path,
          'nosniff',
          'same-origin',
        ]);
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
        expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
        expect(headers.get('strict-transport-security')).toBeNull();
        expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      }
    });
  });
}
