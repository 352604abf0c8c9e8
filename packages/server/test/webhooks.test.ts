import { serve } from '@hono/node-server';
import {
  type BillingDesk,
  catalogueOf,
  createBillingDesk,
  createEntitlements,
  createReceiver,
  type Receiver,
} from '@repo/billing';
import { createStripeProvider } from '@repo/billing/stripe';
import { type Database, platformOrg } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { leaveFigure } from '@repo/facts/testing';
import { type FakeStripe, startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createJobService, type JobService } from '../src/jobs/job-service.ts';
import { billingReconcileJob, billingSyncJob } from '../src/jobs/platform/billing.ts';
import { silentLog } from '../src/testing/test-context.ts';
import { openTestProduct, type TestProduct } from './support/test-product.ts';

const secret = 'whsec_of_the_tests';
const back = { done: 'https://shop.example/done', abandoned: 'https://shop.example/plans' };
const words = { ur: 'Team', en: 'Team' };
const prices = { month: { PKR: 250_000n, USD: 900n }, year: { PKR: 2_500_000n, USD: 9_000n } };
const plan = { name: words, summary: words, limits: {}, seats: 20 };
const catalogue = catalogueOf([
  {
    id: 'shop',
    plans: [
      { ...plan, id: 'free', prices: null, trialDays: 0, seats: 2 },
      { ...plan, id: 'team', prices, trialDays: 14 },
    ],
  },
]);
const card = { card: 'works', country: 'AE', fingerprint: 'card-1' } as const;
const deep = process.env.TEST_DEEP !== undefined;

describeDatabases('events of Stripe', (open) => {
  let db: Database;
  let fake: FakeStripe;
  let jobs: JobService;
  let desk: BillingDesk;
  let receiver: Receiver;
  let product: TestProduct;
  let organization: TestOrganization;
  let url: string;
  let close: () => void;
  let deeds = 0;

  beforeAll(async () => {
    db = open();
    fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z' });
    const stripe = createStripeProvider({
      secretKey: fake.keys.test,
      webhookSecrets: [secret],
      connection: fake.connection,
      catalogue,
      now: fake.now,
    });
    await stripe.publishPrices();
    const entitlements = createEntitlements({ db, catalogue, now: fake.now });
    desk = createBillingDesk({ db, catalogue, entitlements, providers: [stripe], secret: 'marks', now: fake.now });
    jobs = createJobService({
      db,
      verticals: [],
      log: silentLog,
      interval: 20,
      platform: (port) => {
        receiver = createReceiver({ db, desk, providers: [stripe], jobs: port, secret: 'marks', now: fake.now });
        return [billingSyncJob(receiver), billingReconcileJob(receiver)];
      },
    });
    await jobs.start();
    product = await openTestProduct(db, { receiver, now: fake.now });
    const server = serve({
      fetch: (request) => product.ask(new URL(request.url).pathname, request.method === 'POST' ? posted(request) : {}),
      port: 0,
      hostname: '127.0.0.1',
    });
    await new Promise<void>((resolve) => server.once('listening', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/webhooks/stripe`;
    close = () => server.close();
    fake.setEndpoint({ url, secret });
  });
  afterAll(async () => {
    close();
    product.close();
    await jobs.stop(1_000);
    await fake.close();
  });
  beforeEach(async () => {
    organization = await createOrganization(db);
  });

  const posted = (request: Request) => ({
    method: 'POST',
    headers: Object.fromEntries(request.headers),
    ...(request.body ? { body: request.body } : {}),
    origin: null,
  });
  const buy = async (who = organization, locale: 'en' | 'ur' = 'en') => {
    deeds += 1;
    const { email, orgId, userId } = who;
    const buyer = { userId, email, name: 'Sana' };
    const bought = { vertical: 'shop', plan: 'team', interval: 'month', currency: 'USD' } as const;
    const { url: page, trialDays } = await desk.buy(orgId, { ...bought, buyer, locale, requestId: `deed-${deeds}` }, back);
    return { session: page.split('/').at(-1) ?? '', trialDays };
  };
  const held = (orgId = organization.orgId) => db.prisma.subscription.findMany({ where: { organizationId: orgId } });
  const post = (headers: Record<string, string>, body: string, path = '/webhooks/stripe') =>
    product.ask(path, { method: 'POST', headers, body, origin: null });
  const eventOf = (type: string) => fake.events().findLast((each) => each.type === type)?.id ?? '';
  const rows = async () => [await db.prisma.billingEvent.count(), await refusals()];
  const refusals = async () =>
    (await db.query('SELECT 1 FROM audit_entry WHERE "orgId" = $1 AND action = $2', [platformOrg, 'billing.event-refused']))
      .rowCount;

  test('AB-089 a success page gives nothing: the plan comes with the word of the provider', async () => {
    const { session } = await buy();
    expect((await product.ask(`/billing/done?session=${session}`)).status).toBeLessThan(500);
    await jobs.idle();
    expect(await held()).toEqual([]);
    fake.complete(session, card);
    expect(await held()).toEqual([]);
    const sent = await fake.deliverAll('newest-first');
    expect(sent.flatMap(({ statuses }) => statuses).every((status) => status === 200)).toBe(true);
    await jobs.idle();
    expect(await held()).toMatchObject([{ plan: 'team', status: 'trialing', provider: 'stripe' }]);
  });

  test(`one event, ${deep ? 200 : 20} deliveries, 20 at once: each is taken, one row, one effect`, async ({ task }) => {
    const { session } = await buy();
    fake.complete(session, { ...card, fingerprint: 'card-2' });
    await fake.deliverAll('oldest-first');
    await jobs.idle();
    fake.advance(new Date(fake.now().getTime() + 11.5 * 86_400_000));
    const id = eventOf('customer.subscription.trial_will_end');
    const times = deep ? 200 : 20;
    const sent = await fake.deliver(id, { times, parallel: 20, attempts: 1 });
    const statuses = sent.flatMap((delivery) => delivery.statuses);
    expect(statuses).toEqual(Array.from({ length: times }, () => 200));
    await jobs.idle();
    expect(await db.prisma.billingEvent.findMany({ where: { id } })).toMatchObject([{ deliveries: times }]);
    const effects = await db.prisma.billingEffect.findMany({ where: { organizationId: organization.orgId } });
    expect(effects.map(({ key }) => key)).toEqual([expect.stringMatching(/^mail:trial-ending:stripe:sub_/)]);
    leaveFigure(task, `1 event: ${statuses.length} × 200 OK, ${effects.length} effect`);
  });

  test('AB-091 nobody has a second trial: not a person, not an alias of an address, not a card', async () => {
    const first = await buy();
    expect(first.trialDays).toBe(14);
    fake.complete(first.session, { ...card, fingerprint: 'card-farm' });
    await fake.deliverAll('oldest-first');
    await jobs.idle();
    const [trial] = await held();
    await desk.change(organization.orgId, 'shop', { endsAtPeriodEnd: true, requestId: 'leave' });

    const again = await createOrganization(db);
    expect(await buy({ ...again, userId: organization.userId })).toMatchObject({ trialDays: 0 });
    const alias = organization.email.replace('@', '+two@');
    expect(await buy({ ...(await createOrganization(db)), email: alias })).toMatchObject({ trialDays: 0 });

    // A new person with a new address and the same card: that shows only once it is given.
    const farmed = await createOrganization(db);
    const second = await buy(farmed);
    expect(second.trialDays).toBe(14);
    fake.complete(second.session, { ...card, fingerprint: 'card-farm' });
    await fake.deliverAll('oldest-first');
    await jobs.idle();
    await fake.deliverAll('oldest-first');
    await jobs.idle();
    expect(await held(farmed.orgId)).toMatchObject([{ status: 'active' }]);
    expect(await db.prisma.settledPayment.findMany({ where: { organizationId: farmed.orgId } })).toMatchObject([
      { gross: 900n },
    ]);
    const told = await db.prisma.billingEffect.findMany({
      where: { organizationId: farmed.orgId, key: { startsWith: 'mail:' } },
    });
    expect(told.map(({ key }) => key)).toEqual([expect.stringMatching(/^mail:trial-ended:stripe:sub_/)]);
    expect(trial).toMatchObject({ status: 'trialing' });
    expect(await held()).toMatchObject([{ status: 'trialing', endsAtPeriodEnd: true }]);
  });

  test('AB-084 without a good signature: 400 and no row', async () => {
    const before = await rows();
    const id = eventOf('customer.subscription.created');
    for (const knobs of [{ secrets: [] }, { secrets: ['whsec_wrong'] }, { scheme: 'v0' as const }]) {
      const { body, headers } = fake.envelope(id, secret, knobs);
      expect((await post(headers, body)).status).toBe(400);
    }
    expect(await rows()).toEqual(before);
  });

  test('AB-085 old or of the future: 400 and a line of the audit log', async () => {
    const [events = 0, refused = 0] = await rows();
    const id = eventOf('customer.subscription.created');
    for (const seconds of [-301, 3_600]) {
      const signedAt = new Date(fake.now().getTime() + seconds * 1_000);
      const { body, headers } = fake.envelope(id, secret, { signedAt });
      expect((await post(headers, body)).status).toBe(400);
    }
    expect(await rows()).toEqual([events, refused + 2]);
  });

  test('AB-087 of another mode, account or version: 400 and a line of the audit log', async () => {
    const [events = 0, refused = 0] = await rows();
    const id = eventOf('customer.subscription.created');
    for (const knobs of [{ livemode: true }, { account: 'acct_foreign' }, { apiVersion: '2020-08-27' }]) {
      const { body, headers } = fake.envelope(id, secret, knobs);
      const response = await post(headers, body);
      expect([response.status, JSON.parse(await response.text()).code]).toEqual([400, 'WEBHOOK_REFUSED']);
    }
    expect(await rows()).toEqual([events, refused + 3]);
  });

  test('AB-045 who is signed in does not count, nor does where it comes from; other addresses and long bodies are refused', async () => {
    const { body, headers } = fake.envelope(eventOf('customer.subscription.created'), secret);
    const cookie = await product.signIn();
    expect((await post({ ...headers, cookie, origin: 'https://evil.example' }, body)).status).toBe(200);
    expect((await post({ cookie }, body)).status).toBe(400);
    expect((await post(headers, body, '/webhooks/local')).status).toBe(404);
    expect((await post({ ...headers, 'content-length': '1048577' }, ' '.repeat(1_048_577))).status).toBe(413);
  });

  test('a database that fails is a 5xx: Stripe sends it again, and nothing is half done', async () => {
    const failing: Receiver['receive'] = () => db.query('SELECT * FROM nowhere').then(() => true);
    const other = await openTestProduct(db, { receiver: { receive: failing } });
    const response = await other.ask('/webhooks/stripe', { method: 'POST', body: '{}', origin: null });
    expect(response.status).toBe(500);
    other.close();
  });

  test('what never arrived is found by the hour, once', async () => {
    const { session } = await buy();
    fake.complete(session, { ...card, fingerprint: `card-${organization.orgId}` });
    expect(await held()).toEqual([]);
    expect(await receiver.reconcile()).toBeGreaterThan(0);
    await jobs.idle();
    expect(await held()).toMatchObject([{ status: 'trialing' }]);
    expect(await receiver.reconcile()).toBe(0);
  });
});
