import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueOf } from '../plans/catalogue.ts';
import { shopPlans } from '../plans/testing/shop-plans.ts';
import type { PurchaseWish } from '../provider/provider.ts';
import { createSafepayProvider, requestAmount } from './create-safepay-provider.ts';
import { createSafepayClient } from './safepay-client.ts';
import { isRedirectSigned } from './signatures.ts';
import { type SafepayServer, startSafepayServer, webhookOf } from './testing/safepay-server.ts';

const text = { ur: 'آرڈر', en: 'orders' };
const meters = [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }];
const catalogue = catalogueOf([{ id: 'shop', plans: shopPlans, meters }]);
const keys = { apiKey: 'sec_test', v1Secret: 'v1 secret', webhookSecret: 'webhook secret' };
const wish: PurchaseWish = {
  ...{ organizationId: 'o', customer: 'safepay_o', vertical: 'shop', plan: 'team', interval: 'month', currency: 'PKR' },
  ...{ seats: 3, trialDays: 0, buyer: { userId: 'u', email: 'a@example.test', name: 'a' }, locale: 'ur', requestId: 'r1' },
};
const to = { done: 'https://example.test/done', abandoned: 'https://example.test/abandoned' };

let server: SafepayServer;
const provider = (amountUnit: 'rupees' | 'paisa' | undefined = 'rupees') =>
  createSafepayProvider({ amountUnit, catalogue, environment: 'sandbox', keys, apiUrl: server.url });
const receive = async (raw: string, headers: Headers) => provider().receive?.(raw, headers);

beforeAll(async () => {
  server = await startSafepayServer();
});
afterAll(() => server.close());

test('there is no provider without the unit of amounts', () => {
  expect(() => createSafepayProvider({ amountUnit: undefined, catalogue, environment: 'sandbox', keys })).toThrow('rupees');
});

test.each([
  [756_000n, 'rupees', 7_560],
  [756_050n, 'rupees', 7_560.5],
  [756_005n, 'rupees', 7_560.05],
  [756_005n, 'paisa', 756_005],
] as const)('%s paisa are asked for in %s as %s', (amount, unit, asked) => {
  expect(requestAmount(amount, unit)).toBe(asked);
});

test('nothing, less and more than a number holds is not asked for', () => {
  for (const amount of [0n, -1n, 2n ** 53n]) expect(() => requestAmount(amount, 'paisa')).toThrow(RangeError);
});

test('a purchase begins an order and opens its page', async () => {
  const { url } = await provider().createCheckout(wish, to);
  expect(server.requests.at(-1)).toMatchObject({
    path: '/order/v1/init',
    body: { client: 'sec_test', amount: 7_560, currency: 'PKR', environment: 'sandbox' },
  });
  const page = new URL(url);
  expect(page.origin + page.pathname).toBe('https://sandbox.api.getsafepay.com/checkout/pay');
  expect(Object.fromEntries(page.searchParams)).toEqual({
    ...{
      beacon: expect.stringMatching(/^track_/),
      order_id: 'safepay_o:r1',
      env: 'sandbox',
      source: 'custom',
      webhooks: 'true',
    },
    ...{ redirect_url: to.done, cancel_url: to.abandoned },
  });
});

test('a subscription is opened with the merchant secret in a header', async () => {
  const client = createSafepayClient({ environment: 'sandbox', keys, apiUrl: server.url });
  const token = await client.passportToken();
  expect(server.requests.at(-1)).toEqual({ path: '/client/passport/v1/token', secret: 'v1 secret', body: {} });
  const page = new URL(
    client.subscribeUrl(token, { planId: 'plan_1', reference: 'r1', redirectUrl: to.done, cancelUrl: to.abandoned }),
  );
  expect(page.pathname).toBe('/checkout/subscribe');
  expect(Object.fromEntries(page.searchParams)).toMatchObject({ plan_id: 'plan_1', auth_token: token, reference: 'r1' });
});

test.each([
  ['an error', 500, '{}'],
  ['another shape', 200, '{"data":{}}'],
  ['no JSON', 200, '<html>'],
])('%s of the server is that it is not available', async (_name, status, body) => {
  server.answer(status, body);
  await expect(provider().createCheckout(wish, to)).rejects.toMatchObject({
    code: 'PROVIDER_UNAVAILABLE',
    kind: 'unavailable',
  });
  server.answer(null);
});

test('a signed webhook names its customer', async () => {
  const { raw, headers } = webhookOf('safepay_o:r1', keys.webhookSecret);
  expect(await receive(raw, headers)).toMatchObject({
    ...{ id: 'EVENT1', type: 'payment:created', customer: 'safepay_o', createdAt: new Date('2026-11-10T09:00:00Z') },
  });
  const stray = webhookOf('T800', keys.webhookSecret);
  expect(await receive(stray.raw, stray.headers)).toMatchObject({ customer: null });
});

test('one that is not signed, or signed otherwise, or changed, is refused', async () => {
  const { raw, headers } = webhookOf('safepay_o:r1', keys.webhookSecret);
  const signature = headers.get('x-sfpy-signature') ?? '';
  const signed = (value: string) => new Headers({ 'x-sfpy-signature': value });
  const wrong: [string, Headers][] = [
    [raw, new Headers()],
    [raw, signed('')],
    [raw, signed(signature.slice(2))],
    [raw, signed(`${signature}00`)],
    [raw, signed('zz'.repeat(64))],
    [raw, webhookOf('safepay_o:r1', 'another secret').headers],
    [raw.replace('7560', '1'), headers],
    ['{"data":[]}', headers],
    ['no JSON', headers],
  ];
  for (const [body, given] of wrong)
    await expect(receive(body, given)).rejects.toMatchObject({ code: 'WEBHOOK_REFUSED', params: { reason: 'signature' } });
});

test('one that is signed and says nothing that is known is refused too', async () => {
  const signature = createHmac('sha512', keys.webhookSecret).update('{}').digest('hex');
  await expect(receive('{"data":{}}', new Headers({ 'x-sfpy-signature': signature }))).rejects.toMatchObject({
    params: { reason: 'shape' },
  });
});

test('the return of a buyer is signed with the other secret', () => {
  const sig = createHmac('sha256', keys.v1Secret).update('track_1').digest('hex');
  expect(isRedirectSigned({ tracker: 'track_1', sig }, keys.v1Secret)).toBe(true);
  expect(isRedirectSigned({ tracker: 'track_2', sig }, keys.v1Secret)).toBe(false);
  expect(isRedirectSigned({ tracker: 'track_1', sig }, keys.webhookSecret)).toBe(false);
});

test('what is not known is refused, not guessed', async () => {
  await expect(provider().fetchTruth('safepay_o')).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  await expect(provider().changeSubscription('x', { requestId: 'r' })).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
});
