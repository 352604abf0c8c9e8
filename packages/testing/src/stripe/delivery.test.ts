import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Knobs } from './delivery.ts';
import { type FakeStripe, startFakeStripe } from './fake-stripe.ts';

interface Received {
  readonly body: string;
  readonly signature: string;
}

let fake: FakeStripe;
let stripe: Stripe;
let receiver: Server;
let url: string;
let received: Received[];
let answers: number[];
let most: number;

beforeEach(async () => {
  fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z' });
  stripe = new Stripe(fake.keys.test, fake.connection);
  received = [];
  answers = [];
  most = 0;
  let present = 0;
  receiver = createServer(async (request, response) => {
    present += 1;
    most = Math.max(most, present);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ body: Buffer.concat(chunks).toString('utf8'), signature: String(request.headers['stripe-signature']) });
    await new Promise((resolve) => setImmediate(resolve));
    present -= 1;
    response.writeHead(answers.shift() ?? 200).end();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  url = `http://127.0.0.1:${port}/webhooks/stripe`;
  fake.setEndpoint({ url, secret: 'whsec_one' });
});
afterEach(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await fake.close();
});

const now = () => fake.now().getTime();
/** The event as the SDK reads it with a secret. @throws where the signature is wrong */
const read = ({ body, signature }: Received, secret = 'whsec_one', tolerance = 300) =>
  stripe.webhooks.constructEventAsync(body, signature, secret, tolerance, undefined, now());
const last = () => received.at(-1) ?? { body: '', signature: '' };

test('an event is signed with the secret of the endpoint, and reads as the SDK gives it', async () => {
  const { id } = await stripe.customers.create({ name: 'بازار' });
  const [delivery] = await fake.deliverAll();
  expect(delivery).toMatchObject({ statuses: [200], event: { type: 'customer.created', customer: id } });
  const event = await read(last());
  expect(event).toEqual(await stripe.events.retrieve(event.id));
  expect(event).toMatchObject({
    type: 'customer.created',
    api_version: Stripe.API_VERSION,
    livemode: false,
    data: { object: { id, name: 'بازار' } },
    request: { id: expect.stringMatching(/^req_/), idempotency_key: expect.any(String) },
  });
  await expect(read(last(), 'whsec_other')).rejects.toThrow('No signatures found matching');
  expect(await fake.deliverAll()).toEqual([]);
});

test('it comes twice, in another order, not at all, several at once', async () => {
  for (const name of ['1', '2', '3', '4']) await stripe.customers.create({ name });
  const ids = fake.events().map(({ id }) => id);
  const order = async (wish: Parameters<FakeStripe['deliverAll']>[0], knobs?: Knobs) => {
    received = [];
    await fake.deliverAll(wish, knobs);
    return Promise.all(received.map(async (one) => ids.indexOf((await read(one)).id) + 1));
  };
  expect(await order('newest-first', { drop: ({ id }) => id === ids[1] })).toEqual([4, 3, 1]);
  // What was dropped is still to be delivered.
  expect(await order('oldest-first')).toEqual([2]);
  expect(await order([ids[2] ?? '', ids[0] ?? ''], { times: 2 })).toEqual([3, 3, 1, 1]);
  await fake.deliver(ids[0] ?? '', { times: 20, parallel: 5 });
  expect(received).toHaveLength(24);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(5);
  const begin = performance.now();
  await fake.deliver(ids[0] ?? '', { delay: 40 });
  expect(performance.now() - begin).toBeGreaterThan(35);
});

test('what is not answered with a 2xx is sent again, so often and no more', async () => {
  await stripe.customers.create({});
  answers = [500, 503, 200];
  expect(await fake.deliverAll()).toMatchObject([{ statuses: [500, 503, 200] }]);
  await stripe.customers.create({});
  answers = [400, 500, 302];
  expect(await fake.deliverAll()).toMatchObject([{ statuses: [400, 500, 302] }]);
  answers = [500];
  expect(await fake.deliverAll('oldest-first', { attempts: 1 })).toMatchObject([{ statuses: [500] }]);
  receiver.close();
  receiver.closeAllConnections();
  expect(await fake.deliverAll('oldest-first', { attempts: 2 })).toMatchObject([{ statuses: [0, 0] }]);
});

test('while a secret is rotated it is signed with both', async () => {
  await stripe.customers.create({});
  await fake.deliverAll('oldest-first', { secrets: ['whsec_new', 'whsec_one'] });
  expect(last().signature).toMatch(/^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/);
  await read(last(), 'whsec_new');
  await read(last(), 'whsec_one');
});

test('signatures that must be refused: none, v0 only, of the past; one of the future the SDK lets in', async () => {
  await stripe.customers.create({});
  const [event] = fake.events();
  const deliver = async (knobs: Knobs) => {
    await fake.deliver(event?.id ?? '', knobs);
    return last();
  };
  expect((await deliver({ secrets: [] })).signature).toBe('undefined');
  await expect(read(await deliver({ scheme: 'v0' }))).rejects.toThrow('No signatures found with expected scheme');
  await read(await deliver({ signedAt: new Date(now() - 300_000) }));
  await expect(read(await deliver({ signedAt: new Date(now() - 301_000) }))).rejects.toThrow('outside the tolerance');
  await read(await deliver({ signedAt: new Date(now() + 3_600_000) }));
});

test('an event of the other mode, of a foreign account and of another version is signed all the same', async () => {
  await stripe.customers.create({});
  const [event] = fake.events();
  const { body, headers } = fake.envelope(event?.id ?? '', 'whsec_one', {
    livemode: true,
    account: 'acct_foreign',
    apiVersion: '2024-06-20',
  });
  const sent = await read({ body, signature: headers['stripe-signature'] ?? '' });
  expect(sent).toMatchObject({ livemode: true, account: 'acct_foreign', api_version: '2024-06-20' });
});

test('an endpoint may be told of everything at once as it happens; of its own mode only', async () => {
  fake.setEndpoint({ url, secret: 'whsec_one', automatic: true });
  await stripe.customers.create({ name: 'test' });
  await new Stripe(fake.keys.live, fake.connection).customers.create({ name: 'live' });
  expect((await fake.settled()).map(({ event, statuses }) => [event.type, statuses])).toEqual([['customer.created', [200]]]);
  expect(fake.events({ livemode: true })).toHaveLength(1);
});

test('events that were never delivered are listed from a moment on, without those before it', async () => {
  await stripe.customers.create({ name: 'before' });
  fake.advance('2026-11-01T02:00:00Z');
  const since = now() / 1000;
  for (const name of ['1', '2', '3']) await stripe.customers.create({ name });
  const seen: string[] = [];
  for await (const event of stripe.events.list({ created: { gte: since }, limit: 2 })) seen.push(event.id);
  expect(seen.toReversed()).toEqual(
    fake
      .events()
      .slice(1)
      .map(({ id }) => id),
  );
  fake.advance('2026-12-01T02:00:00Z');
  expect((await stripe.events.list()).data).toEqual([]);
});
