import type { Database } from '@repo/db';
import { beforeAll, expect, test } from 'vitest';
import { type TestProduct, wireOf } from '../support/test-product.ts';

export function idempotencySuite(open: () => TestProduct, openDb: () => Database): void {
  let product: TestProduct;
  let cookie: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.2.0.1' });
  });

  const send = (key: string | null, input: object) =>
    product.mutate('sample.send', input, { headers: { cookie, ...(key === null ? {} : { 'idempotency-key': key }) } });
  const rows = async (): Promise<number> => {
    const { data } = (await wireOf(await product.query('sample.saved', undefined, { headers: { cookie } }))).result;
    return Array.isArray(data) ? data.length : -1;
  };
  const codeOf = async (response: Response) => [response.status, (await wireOf(response)).error.data.code];

  test('fifty calls at once with one key have one effect and one answer', async () => {
    const before = await rows();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send('fifty', { text: 'سلام' })));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('سلام');
    expect(await rows()).toBe(before + 1);
    expect(await (await send('fifty', { text: 'سلام' })).text()).toBe(bodies[0]);
  });

  test('the same key with another input is 422, and has no effect', async () => {
    const before = await rows();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('fifty', { text: 'خدا حافظ' })));
    for (const answer of answers) expect(await codeOf(answer)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await rows()).toBe(before);
  });

  test('what fails has no effect, and leaves its key to the next try', async () => {
    const before = await rows();
    expect(await codeOf(await send('failing', { text: 'a', fail: true }))).toEqual([409, 'QUOTE_CHANGED']);
    expect(await rows()).toBe(before);
    expect(await codeOf(await send('failing', { text: 'a', fail: true }))).toEqual([409, 'QUOTE_CHANGED']);
    expect(await rows()).toBe(before);
  });

  test('of two transactions the answer is in the last; what fails behind the first is not done again', async () => {
    const before = await rows();
    const twice = await (await send('twice', { text: 'b', again: true })).text();
    expect(await (await send('twice', { text: 'b', again: true })).text()).toBe(twice);
    expect(await rows()).toBe(before + 2);
    expect(await codeOf(await send('half', { text: 'b', again: true, fail: true }))).toEqual([409, 'QUOTE_CHANGED']);
    expect(await codeOf(await send('half', { text: 'b', again: true, fail: true }))).toEqual([
      409,
      'IDEMPOTENCY_KEY_INTERRUPTED',
    ]);
    expect(await rows()).toBe(before + 3);
  });

  test('a transaction does not wait long for a slow answer, which is stored all the same', async () => {
    const before = await rows();
    const slow = await (await send('slow', { text: 'c', hold: 400 })).text();
    expect(await (await send('slow', { text: 'c', hold: 400 })).text()).toBe(slow);
    expect(await rows()).toBe(before + 1);
  });

  test('what sends is refused without a key, other mutations are not', async () => {
    expect(await codeOf(await send(null, { text: 'd' }))).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED']);
    expect((await product.mutate('sample.save', undefined, { headers: { cookie } })).status).toBe(200);
  });

  test('a key is 1 to 128 letters, digits, hyphens and underscores, and names one call', async () => {
    for (const key of ['', 'a b', 'a'.repeat(129), 'a.b']) {
      expect(await codeOf(await send(key, { text: 'e' }))).toEqual([400, 'IDEMPOTENCY_KEY_INVALID']);
    }
    const batch = (paths: string) =>
      product.ask(`/trpc/${paths}?batch=1`, {
        method: 'POST',
        body: JSON.stringify({ 0: { text: 'f' }, 1: { text: 'f' } }),
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': 'batch' },
      });
    for (const comma of [',', '%2C', '%2c']) {
      expect(await codeOf(await batch(`sample.send${comma}sample.send`))).toEqual([400, 'IDEMPOTENCY_KEY_BATCH']);
    }
    expect((await batch('sample.send')).status).toBe(200);
  });

  test('an answer that holds a secret is given once and kept nowhere', async () => {
    const calls = {
      'platform.keys.create': { name: 'Till', scopes: ['platform:read'], expiresInDays: null },
      'platform.joinCode.create': { maxUses: 1, days: 1 },
    };
    for (const [path, input] of Object.entries(calls)) {
      const ask = () => product.mutate(path, input, { headers: { cookie, 'idempotency-key': 'secret' } });
      const [first, ...others] = await Promise.all([ask(), ask(), ask()]).then((answers) =>
        answers.toSorted((one, other) => one.status - other.status),
      );
      expect(first?.status).toBe(200);
      for (const other of [...others, await ask()]) expect(await codeOf(other)).toEqual([409, 'IDEMPOTENCY_KEY_INTERRUPTED']);
    }
    const kept = await openDb().query(`SELECT response, status FROM idempotency_claim WHERE key = 'secret'`);
    expect(kept.rows).toEqual([
      { response: null, status: 'applied' },
      { response: null, status: 'applied' },
    ]);
  });
}
