/** What somebody might send to the address of Stripe's events beside what Stripe sends. */
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type BillingDesk, createBillingDesk, createEntitlements, createReceiver, settleSeats } from '@repo/billing';
import { type Database, platformOrg } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { type FakeStripe, startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createJobService, type JobService } from '../src/jobs/job-service.ts';
import { billingSyncJob } from '../src/jobs/platform/billing.ts';
import { silentLog } from '../src/testing/test-context.ts';
import { catalogue, providerAt } from './killed/stripe-shop.ts';
import { openTestProduct, type TestProduct } from './support/test-product.ts';

const secret = 'whsec_of_the_tests';
const back = { done: 'https://shop.example/done', abandoned: 'https://shop.example/plans' };
const order = { vertical: 'shop', plan: 'team', interval: 'month', currency: 'USD', locale: 'en' } as const;
const card = { card: 'works', country: 'AE' } as const;

describeDatabases('the address of Stripe', (open) => {
  let db: Database;
  let fake: FakeStripe;
  let jobs: JobService;
  let desk: BillingDesk;
  let product: TestProduct;
  let organization: TestOrganization;

  beforeAll(async () => {
    db = open();
    fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z' });
    const at = fake.now().toISOString();
    const stripe = providerAt({ secretKey: fake.keys.test, connection: fake.connection, at }, fake.now);
    await stripe.publishPrices();
    const parts = { db, catalogue, secret: 'marks', now: fake.now };
    desk = createBillingDesk({ ...parts, entitlements: createEntitlements(parts), providers: [stripe] });
    const receiverOn = (port: Parameters<typeof createReceiver>[0]['jobs']) =>
      createReceiver({ ...parts, desk, providers: [stripe], jobs: port });
    jobs = createJobService({
      ...{ db, verticals: [], log: silentLog, interval: 20 },
      platform: (port) => [billingSyncJob(receiverOn(port))],
    });
    await jobs.start();
    product = await openTestProduct(db, { receiver: receiverOn(jobs), now: fake.now });
  });
  afterAll(async () => {
    product.close();
    await jobs.stop(1_000);
    await fake.close();
  });
  beforeEach(async () => {
    organization = await createOrganization(db);
  });

  const buy = async () => {
    const { email, orgId, userId } = organization;
    const buyer = { userId, email, name: 'Sana' };
    const { url } = await desk.buy(orgId, { ...order, buyer, requestId: `deed of ${orgId}` }, back);
    return { session: url.split('/').at(-1) ?? '' };
  };
  const held = () => db.prisma.subscription.findMany({ where: { organizationId: organization.orgId } });
  const post = (headers: Record<string, string>, body: string) =>
    product.ask('/webhooks/stripe', { method: 'POST', headers, body, origin: null });
  const eventOf = (type: string) => fake.events().findLast((each) => each.type === type)?.id ?? '';
  /** What Stripe would send of the newest change of a subscription. */
  const deliver = async () => {
    for (const type of ['customer.subscription.created', 'customer.subscription.updated']) {
      const id = eventOf(type);
      if (id === '') continue;
      const { body, headers } = fake.envelope(id, secret);
      expect((await post(headers, body)).status).toBe(200);
    }
    await jobs.idle();
  };
  const rows = async () => {
    const refusals = 'SELECT 1 FROM audit_entry WHERE "orgId" = $1 AND action = $2';
    const { rowCount } = await db.query(refusals, [platformOrg, 'billing.event-refused']);
    return [await db.prisma.billingEvent.count(), rowCount];
  };
  /** Something of which Stripe tells, so that there are events. */
  const sold = async () => {
    fake.complete((await buy()).session, { ...card, fingerprint: organization.orgId });
    await deliver();
  };

  test('a signed body is taken as it was sent and in no other dress', async () => {
    await sold();
    const id = eventOf('customer.subscription.created');
    const { body, headers } = fake.envelope(id, secret);
    const good = headers['stripe-signature'] ?? '';
    const before = await rows();
    const spaced = JSON.stringify(JSON.parse(body));
    expect(spaced).not.toBe(body);
    for (const [other, raw] of [
      ['whitespace', spaced],
      ['an end', `${body}\n`],
      ['an escape', body.replace('customer', '\\u0063ustomer')],
      ['nothing', ''],
    ] as const) {
      expect([other, (await post(headers, raw)).status]).toEqual([other, 400]);
    }
    const packed = new Uint8Array(gzipSync(body));
    const zipped = { method: 'POST', headers: { ...headers, 'content-encoding': 'gzip' }, body: packed, origin: null };
    expect((await product.ask('/webhooks/stripe', zipped)).status).toBe(400);
    const latin = { method: 'POST', headers, body: new Uint8Array([0xff, 0xfe, 0x7b]), origin: null };
    expect((await product.ask('/webhooks/stripe', latin)).status).toBe(400);
    // A header beside it changes nothing: the bytes are what is signed.
    expect((await post({ ...headers, 'content-type': 'text/plain' }, body)).status).toBe(200);
    for (const signature of [`${good}, ${good}`, `${good},v1=00`, `v1=00,${good}`, `${good},v0=00`]) {
      expect([signature, (await post({ ...headers, 'stripe-signature': signature }, body)).status]).toEqual([signature, 200]);
    }
    for (const signature of [
      good.replace(/v1=/g, 'v0='),
      good.replace(/t=\d+,/, ''),
      `${good},t=1`,
      `t=1,v1=00, ${good}`,
      ',',
      '=',
    ]) {
      expect([signature, (await post({ ...headers, 'stripe-signature': signature }, body)).status]).toEqual([signature, 400]);
    }
    const [events, refused] = await rows();
    expect([events, refused]).toEqual(before);
  });

  test('a body of a byte too much is refused also where nobody says how long it is', async () => {
    const { headers } = fake.envelope(eventOf('customer.subscription.created'), secret);
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        stream.enqueue(new Uint8Array(1_048_576).fill(0x20));
        stream.enqueue(new Uint8Array([0x20]));
        stream.close();
      },
    });
    expect((await product.ask('/webhooks/stripe', { method: 'POST', headers, body, origin: null })).status).toBe(413);
    for (const [method, status] of [
      ['GET', 404],
      ['PUT', 403],
      ['DELETE', 403],
    ] as const) {
      expect((await product.ask('/webhooks/stripe', { method, headers, origin: null })).status).toBe(status);
    }
  });

  test('an event of a type that nobody has heard of leads to the truth as any other; one about nobody is kept nowhere', async () => {
    const { session } = await buy();
    fake.complete(session, { ...card, fingerprint: `card-${organization.orgId}` });
    const strange = async (about: object) => {
      const { body } = fake.envelope(eventOf('customer.subscription.created'), secret);
      const event = { ...JSON.parse(body), id: `evt_${organization.orgId}`, type: 'moon.rises', data: { object: about } };
      const payload = JSON.stringify(event);
      const timestamp = Math.floor(fake.now().getTime() / 1000);
      const v1 = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
      const response = await post({ 'stripe-signature': `t=${timestamp},v1=${v1}` }, payload);
      return [response.status, JSON.parse(await response.text())];
    };
    expect(await strange({ object: 'moon' })).toEqual([200, { kept: false }]);
    expect(await strange({ object: 'moon', customer: 'cus_of_somebody_else' })).toEqual([200, { kept: false }]);
    expect(await strange({ object: 'moon', customer: 12 })).toEqual([200, { kept: false }]);
    const { reference } = await db.prisma.billingCustomer.findFirstOrThrow({ where: { organizationId: organization.orgId } });
    expect(await strange({ object: 'moon', customer: { id: reference } })).toEqual([200, { kept: true }]);
    await jobs.idle();
    expect(await held()).toMatchObject([{ plan: 'team', status: 'active' }]);
  });

  test('seats that are others at Stripe are brought back to the members', async () => {
    await sold();
    await desk.change(organization.orgId, 'shop', { seats: 9, requestId: `by hand ${organization.orgId}` });
    await deliver();
    expect(await held()).toMatchObject([{ seats: 9 }]);
    await settleSeats({ db, desk, now: fake.now });
    expect(await held()).toMatchObject([{ seats: 1 }]);
  });
});
