import { beforeAll, describe, expect, test } from 'vitest';
import { effects, sampleState } from '../support/sample-vertical.ts';
import { type TestProduct, wireOf } from '../support/test-product.ts';

export function trpcSuite(open: () => TestProduct): void {
  let product: TestProduct;
  let cookie: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.1.0.1' });
  });

  const errorOf = async (response: Response) => (await wireOf(response)).error;
  const dataOf = async (response: Response) => (await wireOf(response)).result.data;

  test('a visitor is nobody, a cookie is somebody, and the organization comes from the membership', async () => {
    const { userId, orgId } = product.demo;
    const signedIn = { headers: { cookie } };
    expect(await dataOf(await product.query('sample.whoami'))).toBe('visitor');
    expect(await dataOf(await product.query('sample.me', undefined, signedIn))).toBe(userId);
    const org = await dataOf(await product.query('sample.org', undefined, signedIn));
    expect(org).toEqual({ orgId, role: 'owner', rows: 0 });
  });

  test('what needs a session or an organization refuses without', async () => {
    const refused = await product.query('sample.org');
    expect(refused.status).toBe(401);
    const { code, message, data } = await errorOf(refused);
    expect([code, message]).toEqual([-32001, 'UNAUTHENTICATED']);
    expect(data).toEqual({
      code: 'UNAUTHENTICATED',
      kind: 'unauthenticated',
      messageKey: 'errors.UNAUTHENTICATED',
      params: {},
      requestId: refused.headers.get('x-request-id'),
    });
  });

  test('a second transaction inside the first is refused before it waits for itself', async () => {
    const response = await product.query('sample.nested', undefined, { headers: { cookie } });
    expect(response.status).toBe(500);
    expect(product.lines.join('')).toContain('A transaction of this procedure is open already');
  });

  test('AB-081 no error tells of its inside, and each has the request id', async () => {
    for (const how of ['plain', 'prisma', 'trpc', 'unavailable']) {
      const response = await product.query('sample.fail', { how });
      const text = await response.text();
      expect(text).not.toMatch(/SELECT|secret|\/srv|prisma|10\.0\.0\.3|stack|at .*\.ts/i);
      expect(JSON.parse(text).error.data.requestId).toBe(response.headers.get('x-request-id'));
    }
    expect(product.lines.join('')).toContain('SELECT secret');
  });

  test.each([
    ['app', 409, { code: 'QUOTE_CHANGED', kind: 'conflict', params: { revision: '2' }, field: 'title' }, null],
    ['plain', 500, { code: 'INTERNAL', kind: 'internal' }, null],
    ['unavailable', 503, { code: 'DATABASE_UNAVAILABLE', kind: 'unavailable', retryAfter: 2 }, '2'],
    ['limited', 429, { code: 'TOO_MANY', kind: 'too-many', retryAfter: 7 }, '7'],
  ])('failure "%s" is %i', async (how, status, data, retryAfter) => {
    const response = await product.query('sample.fail', { how });
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(retryAfter);
    expect((await errorOf(response)).data).toMatchObject(data);
  });

  test('the platform answers: session, services, home', async () => {
    const signedIn = { headers: { cookie } };
    expect(await dataOf(await product.query('platform.session'))).toBeNull();
    expect(await dataOf(await product.query('platform.session', undefined, signedIn))).toMatchObject({
      email: 'demo@example.com',
      organization: { id: product.demo.orgId, role: 'owner' },
    });
    expect(await dataOf(await product.query('platform.services'))).toMatchObject([
      { id: 'database', variable: 'DATABASE_URL' },
      { id: 'mail', mode: 'local', variable: 'SMTP_URL' },
      { id: 'sms', mode: 'local', variable: 'SMS_URL' },
      { id: 'secret', mode: 'local', variable: 'AUTH_SECRET' },
      { id: 'payments', mode: 'local', variable: 'STRIPE_SECRET_KEY' },
      { id: 'inference', mode: 'absent', variable: 'INFERENCE_URL', messageKey: 'server.service.inference.none' },
    ]);
    expect(await dataOf(await product.query('platform.modelSteps'))).toHaveLength(5);
    expect(await dataOf(await product.query('platform.home'))).toMatchObject({
      cards: [
        {
          id: 'sample',
          basePath: '/sample/',
          action: { path: '/sample/open' },
          figure: { fact: { value: '7' } },
          failed: false,
        },
      ],
    });
  });

  test('a card that fails says so and leaves the page standing', async () => {
    const card = sampleState.card;
    sampleState.card = () => Promise.reject(new Error('broken card'));
    expect(await dataOf(await product.query('platform.home'))).toMatchObject({
      cards: [{ id: 'sample', figure: null, failed: true, empty: { ur: 'نمونہ', en: 'Sample' } }],
    });
    sampleState.card = card;
    expect(product.lines.join('')).toContain('broken card');
  });

  describe('what is refused at the door', () => {
    test('AB-078 twenty calls in one request run, twenty-one do not', async () => {
      const batch = (count: number) => product.ask(`/trpc/${Array(count).fill('sample.whoami').join(',')}?batch=1`);
      expect(JSON.parse(await (await batch(20)).text())).toHaveLength(20);
      const refused = await batch(21);
      expect([refused.status, (await errorOf(refused)).data.code]).toEqual([400, 'BATCH_TOO_LARGE']);
      expect((await product.ask(`/trpc/${Array(300).fill('sample.whoami').join('%2C')}?batch=1`)).status).toBe(400);
    });

    test('AB-044 a mutation over GET is 405 and does not run', async () => {
      const before = effects.touched;
      const refused = await product.query('sample.touch');
      expect([refused.status, (await errorOf(refused)).data.code]).toEqual([405, 'METHOD_NOT_SUPPORTED']);
      expect(effects.touched).toBe(before);
    });

    test('AB-082 no verb gets around a protected procedure', async () => {
      for (const method of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        expect([method, (await product.ask('/trpc/sample.org', { method })).status]).toEqual([method, 405]);
      }
      expect((await product.ask('/trpc/sample.org.')).status).toBe(404);
      expect((await product.ask('//trpc/sample.org', { method: 'POST' })).status).toBe(405);
    });

    test.each([
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'text/plain',
      'application/octet-stream',
    ])('only JSON is taken: %s is 415', async (type) => {
      const before = effects.touched;
      const refused = await product.mutate('sample.touch', undefined, { headers: { 'content-type': type } });
      expect([refused.status, (await errorOf(refused)).data.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(effects.touched).toBe(before);
    });

    test('AB-079 a body over a megabyte is 413, deep nesting and broken JSON are 400', async () => {
      const large = await product.mutate('sample.echo', { text: 'x'.repeat(11 * 1024 * 1024) });
      expect([large.status, (await errorOf(large)).data.code]).toEqual([413, 'BODY_TOO_LARGE']);
      const send = (body: string) =>
        product.ask('/trpc/sample.touch', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
      const deep = await send('['.repeat(10_000) + ']'.repeat(10_000));
      expect([deep.status, (await errorOf(deep)).data.code]).toEqual([400, 'NESTED_TOO_DEEP']);
      const broken = await send('{"a":');
      expect([broken.status, (await errorOf(broken)).data.code]).toEqual([400, 'INVALID_JSON']);
      const query = await product.ask(`/trpc/sample.echo?input=${encodeURIComponent('['.repeat(500))}`);
      expect([query.status, (await errorOf(query)).data.code]).toEqual([400, 'NESTED_TOO_DEEP']);
    });

    test('unknown keys, wrong values and unknown procedures are told apart', async () => {
      const unknown = await product.query('sample.echo', { text: 'a', admin: true });
      expect([unknown.status, (await errorOf(unknown)).data]).toMatchObject([400, { code: 'INVALID_INPUT', field: 'admin' }]);
      const wrong = await product.query('sample.echo', { text: 1 });
      expect((await errorOf(wrong)).data).toMatchObject({ code: 'INVALID_INPUT', field: 'text' });
      const absent = await product.query('sample.absent');
      expect([absent.status, (await errorOf(absent)).data.code]).toEqual([404, 'NOT_FOUND']);
    });

    test('a batch of both kinds is an error of the protocol that still has its request id', async () => {
      const response = await product.ask('/trpc/sample.whoami,sample.touch?batch=1', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      expect(response.status).toBe(400);
      expect((await errorOf(response)).data.requestId).toBe(response.headers.get('x-request-id'));
    });
  });

  describe('a batch', () => {
    const batch = (paths: readonly string[], inputs: unknown) =>
      product.ask(`/trpc/${paths.join(',')}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`);

    test('has an answer for each call in its order, the status of all and the longest wait', async () => {
      const answer = await batch(['sample.echo', 'sample.fail', 'sample.fail'], {
        0: { text: 'first' },
        1: { how: 'limited' },
        2: { how: 'unavailable' },
      });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([207, '7']);
      expect(JSON.parse(await answer.text())).toMatchObject([
        { result: { data: 'first' } },
        { error: { data: { code: 'TOO_MANY' } } },
        { error: { data: { code: 'DATABASE_UNAVAILABLE' } } },
      ]);
    });

    test('a name that is no procedure fails alone', async () => {
      const answer = await batch(['sample.absent', 'sample.whoami'], {});
      expect([answer.status, JSON.parse(await answer.text())]).toMatchObject([
        207,
        [{ error: { data: { code: 'NOT_FOUND' } } }, { result: { data: 'visitor' } }],
      ]);
    });

    test('of changes is one too, and inputs that are no object are refused', async () => {
      const headers = { 'content-type': 'application/json', cookie };
      const send = (inputs: string) =>
        product.ask('/trpc/sample.touch,sample.touch?batch=1', { method: 'POST', body: inputs, headers });
      const before = effects.touched;
      expect([(await send('{}')).status, effects.touched]).toEqual([200, before + 2]);
      const refused = await batch(['sample.echo', 'sample.whoami'], [{ text: 'a' }]);
      expect(JSON.parse(await refused.text())).toMatchObject([
        { error: { data: { code: 'INVALID_INPUT' } } },
        { result: { data: 'visitor' } },
      ]);
    });
  });

  test('the language of the page reaches the procedure', async () => {
    const answer = async (value: string) =>
      dataOf(await product.query('sample.locale', undefined, { headers: { cookie: `buniyad-locale=${value}` } }));
    expect([await answer('en'), await answer('ur'), await answer('fr')]).toEqual(['en', 'ur', 'ur']);
  });

  test('answers are not cached, and long ones are compressed', async () => {
    const response = await product.query(
      'sample.echo',
      { text: 'a sentence '.repeat(1_000) },
      { headers: { 'accept-encoding': 'gzip' } },
    );
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const short = await product.query('sample.whoami', undefined, { headers: { 'accept-encoding': 'gzip' } });
    expect([short.headers.get('content-encoding'), short.headers.get('content-length')]).toEqual([null, '29']);
    expect(short.headers.get('content-security-policy')).toMatch(/style-src 'self';/);
  });
}
