import type { Knobs } from '@repo/testing/stripe/delivery';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenStripe, openStripe, webhookSecret } from './testing/open-stripe.ts';

let open: OpenStripe;
let event: string;

beforeAll(async () => {
  open = await openStripe();
  await open.provider.createCustomer({ organizationId: 'o', name: 'o', email: 'o@example.test', locale: 'en' });
  event = open.fake.events().find(({ type }) => type === 'customer.created')?.id ?? '';
});
afterAll(() => open.fake.close());

const receive = (knobs: Knobs = {}, provider = open.provider) => {
  const { body, headers } = open.fake.envelope(event, webhookSecret, knobs);
  return provider.receive?.(body, new Headers(headers));
};
const refusal = (reason: string) => ({ code: 'WEBHOOK_REFUSED', kind: 'invalid', params: { reason } });
const ago = (seconds: number) => new Date(open.fake.now().getTime() - seconds * 1000);

test('a signed event is read, with either secret while one is rotated', async () => {
  const told = { id: event, type: 'customer.created', customer: expect.stringMatching(/^cus_/), createdAt: open.fake.now() };
  expect(await receive()).toMatchObject(told);
  const rotating = open.again({ webhookSecrets: ['whsec_new', webhookSecret] });
  expect(await receive({}, rotating)).toMatchObject(told);
  expect(await receive({ secrets: ['whsec_new'] }, rotating)).toMatchObject(told);
  expect(await receive({ secrets: ['whsec_other', webhookSecret] })).toMatchObject(told);
});

test.each<[string, Knobs, string]>([
  ['without', { secrets: [] }, 'unsigned'],
  ['with a wrong', { secrets: ['whsec_wrong'] }, 'signature'],
  ['with a v0 alone', { scheme: 'v0' }, 'signature'],
])('AB-084 an event %s signature is refused', async (_name, knobs, reason) => {
  await expect(receive(knobs)).rejects.toMatchObject(refusal(reason));
});

test('AB-084 nor is one believed whose body or header was touched', async () => {
  const { body, headers } = open.fake.envelope(event, webhookSecret);
  const read = (raw: string, signature: string) => open.provider.receive?.(raw, new Headers({ 'stripe-signature': signature }));
  const good = headers['stripe-signature'] ?? '';
  await expect(read(`${body} `, good)).rejects.toMatchObject(refusal('signature'));
  for (const bad of ['t=,v1=', 't=abc,v1=00', good.replace(/^t=\d+/, 't=1'), `${good.replace(/t=\d+/, 't=x')}`, '🤨']) {
    await expect(
      (async () => read(body, encodeURIComponent(bad).replaceAll('%2C', ',').replaceAll('%3D', '=')))(),
    ).rejects.toMatchObject(refusal('signature'));
  }
  const signed = (raw: string) =>
    open.sdk.webhooks.generateTestHeaderString({
      payload: raw,
      secret: webhookSecret,
      timestamp: open.fake.now().getTime() / 1000,
    });
  for (const raw of ['{', '[]', '{"object":"v2.core.event"}', '{"object":"customer"}']) {
    await expect(read(raw, signed(raw))).rejects.toMatchObject(refusal('body'));
  }
});

test('AB-085 300 seconds old and 60 ahead are taken, 301 and 61 are not', async () => {
  expect(await receive({ signedAt: ago(300) })).not.toBeNull();
  expect(await receive({ signedAt: ago(-60) })).not.toBeNull();
  await expect(receive({ signedAt: ago(301) })).rejects.toMatchObject(refusal('stale'));
  await expect(receive({ signedAt: ago(-61) })).rejects.toMatchObject(refusal('future'));
  await expect(receive({ signedAt: ago(-3600) })).rejects.toMatchObject(refusal('future'));
  // Nobody learns the age of a secret that is not ours.
  await expect(receive({ signedAt: ago(301), secrets: ['whsec_wrong'] })).rejects.toMatchObject(refusal('signature'));
});

test.each<[string, Knobs]>([
  ['livemode', { livemode: true }],
  ['account', { account: 'acct_foreign' }],
  ['api-version', { apiVersion: '2020-08-27' }],
])('AB-087 an event of another %s is refused', async (reason, knobs) => {
  await expect(receive(knobs)).rejects.toMatchObject(refusal(reason));
});

test('AB-087 a deployment with a live key takes live events alone, and its own account', async () => {
  const live = open.again({ secretKey: open.fake.keys.live });
  await expect(receive({}, live)).rejects.toMatchObject(refusal('livemode'));
  expect(await receive({ livemode: true }, live)).not.toBeNull();
  const named = open.again({ account: open.fake.accountId });
  expect(await receive({ account: open.fake.accountId }, named)).not.toBeNull();
});

test('an event about no customer is about nothing of ours', async () => {
  const { id } = open.fake.events().find(({ type }) => type === 'price.created') ?? { id: '' };
  const { body, headers } = open.fake.envelope(id, webhookSecret);
  expect(await open.provider.receive?.(body, new Headers(headers))).toBeNull();
});
