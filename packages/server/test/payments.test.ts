/** A product with Stripe's keys, as a process of its own: from its prices to the plan, the money that is missing and the mail about it. */
import { type FakeStripe, startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { billingPrices } from '../src/billing-prices/command.ts';
import { demoLogin } from '../src/boot/demo.ts';
import { shop } from './fixtures/apps/shop/src/app.ts';
import { type SampleProcess, signInAt, startSample } from './support/sample-process.ts';
import { writeSampleWeb } from './support/sample-web.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const secret = 'whsec_of_the_tests';
const card = { country: 'PK', fingerprint: 'card-1' } as const;

let fake: FakeStripe;
let folder: TempDir;
let product: SampleProcess;
let cookie: string;

beforeAll(async () => {
  fake = await startFakeStripe({ signingClock: () => new Date() });
  const env = { STRIPE_SECRET_KEY: fake.keys.test, STRIPE_WEBHOOK_SECRET: secret };
  await billingPrices(['--publish'], { verticals: [shop], env, say: () => {}, connection: fake.connection });
  folder = tempDir('payments');
  writeSampleWeb(folder.path, 'shop');
  product = await startSample({ app: 'shop', cwd: folder.path, env: { ...env, STRIPE_API: fake.url } });
  await product.ready();
  fake.setEndpoint({ url: `${product.url}/webhooks/stripe`, secret });
  cookie = await signInAt(product.url, demoLogin);
});
afterAll(async () => {
  product.child.kill('SIGKILL');
  await product.ended;
  folder.remove();
  await fake.close();
});

const post = async (path: string, body: unknown, key = 'none'): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', origin: product.url, cookie, 'Idempotency-Key': key };
  const response = await fetch(`${product.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};
const overview = async (): Promise<unknown> => {
  const response = await fetch(`${product.url}/trpc/platform.billing.overview`, { headers: { cookie } });
  return response.json();
};

test('a plan is bought through Stripe, and whoever owns it hears of a payment that fails', async () => {
  await post('/api/auth/organization/create', { name: 'Sitara', slug: 'sitara' });
  const wish = { vertical: 'shop', plan: 'team', interval: 'month', currency: 'PKR', app: 'shop' };
  const bought = [await post('/trpc/platform.billing.buy', wish, 'k-1'), await post('/trpc/platform.billing.buy', wish, 'k-1')];
  expect(bought[1]).toEqual(bought[0]);
  const [session = ''] = /cs_test_\w+/.exec(JSON.stringify(bought[0])) ?? [];
  expect(session).toMatch(/^cs_test_/);
  expect(await overview()).toMatchObject({
    result: { data: { provider: { playMoney: false, portal: true }, verticals: [{ plan: 'free' }] } },
  });

  fake.complete(session, { ...card, card: 'works' });
  await fake.deliverAll();
  await expect
    .poll(overview, { timeout: 30_000 })
    .toMatchObject({ result: { data: { verticals: [{ plan: 'team', state: 'active', held: { currency: 'PKR' } }] } } });

  // The SDK is no dependency here, so the session is asked for as it asks.
  const headers = { authorization: `Bearer ${fake.keys.test}`, 'stripe-version': '2026-10-28.endive' };
  const asked = await (await fetch(`${fake.url}/v1/checkout/sessions/${session}`, { headers })).text();
  const [, customer = ''] = /"customer": ?"(cus_\w+)"/.exec(asked) ?? [];
  fake.setCard(customer, { ...card, card: 'declines' });
  fake.advance(new Date(Date.now() + 33 * 86_400_000));
  await fake.deliverAll();
  await expect
    .poll(overview, { timeout: 30_000 })
    .toMatchObject({ result: { data: { verticals: [{ plan: 'team', state: 'past-due' }] } } });
  await expect
    .poll(async () => (await fetch(`${product.url}/dev/inbox`)).text(), { timeout: 30_000 })
    .toContain('پلان کی ادائیگی نہیں ہو سکی');
});
