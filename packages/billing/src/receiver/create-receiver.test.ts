/** Orders of events, and a process that ends anywhere in between. */
import type { Database } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { leaveFigure } from '@repo/facts/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBillingDesk } from '../desk/create-billing-desk.ts';
import { createEntitlements } from '../entitlements/create-entitlements.ts';
import type { PaymentProvider } from '../provider/provider.ts';
import { type OpenStripe, openStripe, shopCatalogue, webhookSecret, works } from '../stripe/testing/open-stripe.ts';
import { createReceiver } from './create-receiver.ts';
import type { Receiver } from './receiver.ts';
import { dyingAt, isDeath } from './testing/dying-at.ts';
import { createMemoryQueue, type MemoryQueue } from './testing/memory-queue.ts';

const deep = process.env.TEST_DEEP !== undefined;
const day = (count: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + count * 86_400_000);

describeDatabases('a receiver', (open: () => Database) => {
  let stripe: OpenStripe;
  let queue: MemoryQueue;
  let organizationId: string;
  let customer: string;

  beforeEach(async () => {
    stripe = await openStripe();
    await begin();
  });
  afterEach(() => stripe.fake.close());

  const begin = async () => {
    queue = createMemoryQueue();
    ({ orgId: organizationId } = await createOrganization(open()));
    const person = { name: 'o', email: 'o@example.test', locale: 'en' } as const;
    customer = await stripe.provider.createCustomer({ ...person, organizationId });
    const row = { organizationId, provider: 'stripe', reference: customer, createdAt: day(0) };
    await open().prisma.billingCustomer.create({ data: row });
  };
  const receiverOn = (db: Database, provider: PaymentProvider = stripe.provider): Receiver => {
    const { now } = stripe.fake;
    const parts = { db, catalogue: shopCatalogue, secret: 'marks', now };
    const desk = createBillingDesk({ ...parts, entitlements: createEntitlements(parts), providers: [provider] });
    const tell = ({ kind }: { kind: string }) => [{ name: kind, orgId: null, input: {}, options: {} }];
    return createReceiver({ db, desk, providers: [provider], jobs: queue, secret: 'marks', tell, now });
  };
  const receive = (receiver: Receiver, id: string) => {
    const { body, headers } = stripe.fake.envelope(id, webhookSecret);
    return receiver.receive('stripe', body, new Headers(headers));
  };
  const work = async (receiver: Receiver) => {
    for (let job = queue.take(); job !== undefined; job = queue.take()) {
      if (job.name === 'platform.billing-sync') await receiver.syncCustomer('stripe', customer);
    }
  };
  const state = async () => {
    const where = { where: { organizationId } };
    const { prisma } = open();
    const subscriptions = await prisma.subscription.findMany({ ...where, omit: { updatedAt: true } });
    const invoices = await prisma.invoice.findMany({ ...where, orderBy: { reference: 'asc' }, omit: { id: true } });
    const payments = await prisma.settledPayment.count(where);
    const effects = (await prisma.billingEffect.findMany(where)).map(({ key }) => key);
    return { subscriptions, invoices, payments, effects };
  };
  const forget = async () => {
    await open().query('DELETE FROM subscription WHERE "organizationId" = $1', [organizationId]);
    await open().query('DELETE FROM billing_effect WHERE "organizationId" = $1', [organizationId]);
    await open().query('DELETE FROM billing_event WHERE customer = $1', [customer]);
    await open().prisma.billingCustomer.updateMany({ where: { organizationId }, data: { syncedAt: null } });
    queue = createMemoryQueue();
  };
  /** Bought, paid for, changed, past due. @returns five events of it */
  const live = async (): Promise<string[]> => {
    const { fake, provider } = stripe;
    const subscription = await stripe.buy(customer, organizationId);
    fake.advance(day(10));
    await provider.changeSubscription(subscription, { seats: 5, requestId: `more ${customer}` });
    fake.setCard(customer, { ...works, card: 'declines' });
    fake.advance(day(31));
    const types = ['checkout.session.completed', 'customer.subscription.created', 'invoice.paid', 'invoice.payment_failed'];
    return [...types, 'customer.subscription.updated'].map(
      (type) => fake.events().findLast((event) => event.type === type)?.id ?? type,
    );
  };

  test(`${deep ? 'all 120' : '6 of 120'} orders of five events of a life leave one state`, async ({ task }) => {
    const orders = permutations(await live());
    expect(orders).toHaveLength(120);
    const states = new Set<string>();
    const tried = orders.filter((_, index) => deep || index % 20 === 19);
    for (const order of tried) {
      await forget();
      const receiver = receiverOn(open());
      for (const [index, id] of order.entries()) {
        expect(await receive(receiver, id)).toBe(true);
        if (index % 2 === 0) await work(receiver);
      }
      await work(receiver);
      states.add(JSON.stringify(await state(), (_key, value) => (typeof value === 'bigint' ? String(value) : value)));
    }
    expect(states.size).toBe(1);
    leaveFigure(task, `${tried.length} orders of 5 events: ${states.size} final state`);
    const { effects, invoices, payments, subscriptions } = await state();
    expect(subscriptions).toMatchObject([{ status: 'past-due', seats: 5, plan: 'team' }]);
    expect(invoices.map(({ status }) => status).toSorted()).toEqual(['open', 'paid', 'paid']);
    expect([payments, effects]).toEqual([2, [expect.stringMatching(/^mail:payment-failed:stripe:sub_/)]]);
  });

  test('a process that ends at any await of the sync loses nothing and does nothing twice', async ({ task }) => {
    await live();
    await receiverOn(open()).syncCustomer('stripe', customer);
    const wanted = await state();
    let deaths = 0;
    for (let n = 0, died = true; died; n += deep ? 1 : 4) {
      await forget();
      const { db, provider } = dyingAt(n, open(), stripe.provider);
      const first = receiverOn(db, provider).syncCustomer('stripe', customer);
      died = await first.then(() => false, isDeath);
      await receiverOn(open()).syncCustomer('stripe', customer);
      expect(await state(), `at ${n}`).toEqual(wanted);
      expect(queue.count('payment-failed'), `at ${n}`).toBe(1);
      if (died) deaths += 1;
    }
    expect(deaths).toBeGreaterThan(deep ? 10 : 2);
    leaveFigure(task, `${deaths} ends that are thrown, each at another await: 0 lost, 0 doubled`);
  });

  test('a process that ends at any await of an event has kept it with its job, or neither', async () => {
    const [id = ''] = await live();
    let deaths = 0;
    for (let died = true; died; ) {
      await forget();
      const { db, provider } = dyingAt(deaths, open(), stripe.provider);
      died = await receive(receiverOn(db, provider), id).then(() => false, isDeath);
      expect(queue.waiting.length, `at ${deaths}`).toBe(await open().prisma.billingEvent.count({ where: { id } }));
      await receive(receiverOn(open()), id);
      expect(queue.waiting.length, `at ${deaths}`).toBe(1);
      if (died) deaths += 1;
    }
    expect(deaths).toBeGreaterThan(3);
  });
});

function permutations<T>(of: readonly T[]): T[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((first, index) => permutations(of.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}
