/** Two pages of one vertical that were paid in one instant. */
import { type Database, listAudit, newId, recoverAuditIntents } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { leaveFigure } from '@repo/facts/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBillingDesk } from '../desk/create-billing-desk.ts';
import { createEntitlements } from '../entitlements/create-entitlements.ts';
import type { PaymentProvider } from '../provider/provider.ts';
import { back, type OpenStripe, openStripe, shopCatalogue, webhookSecret, works } from '../stripe/testing/open-stripe.ts';
import { createReceiver } from './create-receiver.ts';
import { dyingAt, isDeath } from './testing/dying-at.ts';
import { createMemoryQueue, type MemoryQueue } from './testing/memory-queue.ts';

const deep = process.env.TEST_DEEP !== undefined;
const patient = { timeout: deep ? 600_000 : 30_000 };
const charged = 2_700n;
const order = { vertical: 'shop', plan: 'team', interval: 'month', currency: 'USD', locale: 'en' } as const;

interface Pair {
  readonly first: string;
  readonly second: string;
}

describeDatabases('a plan that was bought twice', (open: () => Database) => {
  let stripe: OpenStripe;
  let queue: MemoryQueue;
  let organizationId: string;
  let userId: string;
  let customer: string;

  beforeAll(async () => {
    stripe = await openStripe();
  });
  afterAll(() => stripe.fake.close());
  beforeEach(() => begin());

  const begin = async () => {
    queue = createMemoryQueue();
    ({ orgId: organizationId, userId } = await createOrganization(open()));
    const person = { name: 'o', email: 'o@example.test', locale: 'en' } as const;
    customer = await stripe.provider.createCustomer({ ...person, organizationId });
    const row = { organizationId, provider: 'stripe', reference: customer, createdAt: stripe.fake.now() };
    await open().prisma.billingCustomer.create({ data: row });
  };
  const deskOn = (db: Database, provider: PaymentProvider = stripe.provider) => {
    const parts = { db, catalogue: shopCatalogue, secret: 'marks', now: stripe.fake.now };
    return createBillingDesk({ ...parts, entitlements: createEntitlements(parts), providers: [provider] });
  };
  const receiverOn = (db: Database, provider: PaymentProvider = stripe.provider) => {
    const tell = ({ kind }: { kind: string }) => [{ name: kind, orgId: null, input: {}, options: {} }];
    const parts = { db, desk: deskOn(db, provider), providers: [provider], jobs: queue, secret: 'marks', tell };
    return createReceiver({ ...parts, now: stripe.fake.now });
  };
  const sync = (db = open(), provider: PaymentProvider = stripe.provider) =>
    receiverOn(db, provider).syncCustomer('stripe', customer);
  const buy = async (on = deskOn(open())) => {
    const buyer = { userId, email: `${userId}@example.test`, name: 'Sana' };
    const { url } = await on.buy(organizationId, { ...order, buyer, requestId: newId() }, back);
    return url.split('/').at(-1) ?? '';
  };
  /** A session as ours, of a page that Stripe did not expire in time. */
  const session = async (trialDays = 0) => {
    const sold = shopCatalogue.price({ vertical: 'shop', plan: 'team', interval: 'month', currency: 'USD' });
    const [price] = (await stripe.sdk.prices.list({ lookup_keys: [sold?.key ?? ''] })).data;
    const metadata = { organization: organizationId, vertical: 'shop', plan: 'team', request: newId() };
    const trial = trialDays > 0 ? { trial_period_days: trialDays } : {};
    const made = await stripe.sdk.checkout.sessions.create({
      ...{ mode: 'subscription', customer, metadata, success_url: back.done },
      subscription_data: { metadata, ...trial },
      line_items: [{ price: price?.id ?? '', quantity: 3 }],
    });
    return made.id;
  };
  const pay = (id: string) => stripe.fake.complete(id, works).subscription ?? '';
  const bothPaid = async (trialDays = 0): Promise<Pair> => {
    const [first, second] = [await session(trialDays), await session(trialDays)];
    const earlier = pay(second);
    stripe.fake.advance(new Date(stripe.fake.now().getTime() + 2_000));
    return { first: earlier, second: pay(first) };
  };
  const state = async ({ first, second }: Pair) => {
    const where = { where: { organizationId } };
    const { prisma } = open();
    await recoverAuditIntents(open(), new Date(Date.now() + 6 * 60_000));
    const payments = await prisma.settledPayment.findMany({ ...where, orderBy: { gross: 'asc' } });
    const told = await listAudit(open(), { orgId: organizationId, limit: 30 });
    return {
      held: (await prisma.subscription.findMany(where)).map(({ reference, status }) => [reference === first, status]),
      statuses: [
        (await stripe.sdk.subscriptions.retrieve(first)).status,
        (await stripe.sdk.subscriptions.retrieve(second)).status,
      ],
      payments: payments.map(({ kind, gross }) => [kind, gross]),
      effects: (await prisma.billingEffect.findMany({ ...where, orderBy: { key: 'asc' } })).map(({ key }) => key),
      mails: queue.count('plan-bought-twice'),
      // A process that died may have left an intent beside the entry of the one that did it.
      done: told.filter(({ action, details }) => action === 'billing.duplicate' && details.outcome === undefined).length,
    };
  };
  const ended = ({ second }: Pair) => ({
    held: [[true, 'active']],
    statuses: ['active', 'canceled'],
    payments: [
      ['refund', -charged],
      ['payment', charged],
      ['payment', charged],
    ],
    effects: [`duplicate:stripe:${second}`],
    mails: 1,
    done: 1,
  });

  test('is not, where the pages are opened one after the other or at once: the older one is expired', async () => {
    const older = await buy();
    await Promise.all([buy(), buy(), buy()]);
    const sessions = await stripe.sdk.checkout.sessions.list({ customer });
    expect(sessions.data.filter(({ status }) => status === 'open')).toHaveLength(1);
    expect((await stripe.sdk.checkout.sessions.retrieve(older)).status).toBe('expired');
    expect(await open().prisma.billingEffect.count({ where: { organizationId } })).toBe(0);
  });

  test('is not, where the first was paid a moment ago and nobody has told us', async () => {
    pay(await buy());
    await expect(buy()).rejects.toMatchObject({ code: 'PLAN_HELD', messageKey: 'billing.error.plan-held' });
    expect(await open().prisma.subscription.findMany({ where: { organizationId } })).toMatchObject([{ status: 'trialing' }]);
  });

  test('waits for a purchase of the same plan that is being begun, and takes over from one whose process has ended', async () => {
    const key = `buying:${organizationId}:shop`;
    const held = { key, organizationId, at: new Date(Date.now() - 60_000) };
    await open().prisma.billingEffect.create({ data: held });
    const waiting = buy();
    await open().query('UPDATE billing_effect SET at = $2::timestamptz WHERE key = $1', [key, '2026-11-01T00:00:00Z']);
    expect(await waiting).toMatch(/^cs_test_/);
    expect(await open().prisma.billingEffect.count({ where: { key } })).toBe(0);
  });

  const orders = deep ? 120 : 2;
  test(`stays with whoever paid first: ${orders} of 720 orders of six events leave one state`, patient, async ({ task }) => {
    const types = ['checkout.session.completed', 'customer.subscription.created', 'invoice.paid'];
    for (let round = 0; round < orders; round += 1) {
      await begin();
      const before = stripe.fake.events().length;
      const pair = await bothPaid();
      const events = stripe.fake.events().slice(before);
      const told = events.filter(({ type }) => types.includes(type)).map(({ id }) => id);
      expect(told).toHaveLength(6);
      const receiver = receiverOn(open());
      for (const [index, id] of permutationOf(told, Math.floor((round * 720) / orders)).entries()) {
        const { body, headers } = stripe.fake.envelope(id, webhookSecret);
        await receiver.receive('stripe', body, new Headers(headers));
        if (index % 2 === round % 2) await sync();
      }
      await sync();
      expect(await state(pair), `order ${round}`).toEqual(ended(pair));
    }
    leaveFigure(task, `${orders} orders of 6 events of two purchases: 1 stays, 1 refund of all`);
  });

  test('is ended once, wherever a process ends between our own calls', patient, async ({ task }) => {
    let deaths = 0;
    for (let n = 0, died = true; died; n += deep ? 1 : 11) {
      await begin();
      const pair = await bothPaid();
      const { db, provider } = dyingAt(n, open(), stripe.provider);
      died = await sync(db, provider).then(() => false, isDeath);
      await sync();
      expect(await state(pair), `at ${n}`).toEqual(ended(pair));
      if (died) deaths += 1;
    }
    expect(deaths).toBeGreaterThan(deep ? 20 : 1);
    leaveFigure(task, `${deaths} ends of a process at another await: 1 refund each`);
  });

  test('is ended once, wherever the connection to Stripe breaks, before or after it has heard', patient, async ({ task }) => {
    const impatient = stripe.again({ retries: 0 });
    let broken = 0;
    for (const when of ['before', 'after'] as const) {
      for (let skip = deep ? 0 : 1, failed = true; failed; skip += deep ? 1 : 11) {
        await begin();
        const pair = await bothPaid();
        stripe.fake.failNext({ skip, status: 500, when });
        failed = await sync(open(), impatient).then(
          () => false,
          () => true,
        );
        stripe.fake.failNoMore();
        await sync();
        expect(
          await state(pair).then(({ effects, ...rest }) => ({ ...rest, effects: effects.slice(0, 1) })),
          `${when} ${skip}`,
        ).toEqual(ended(pair));
        if (failed) broken += 1;
      }
    }
    expect(broken).toBeGreaterThan(deep ? 25 : 1);
    leaveFigure(task, `${broken} broken connections, before and after each call of Stripe: 1 refund each`);
  });

  test('on trial costs nothing: the second one ends without a refund', async () => {
    const pair = await bothPaid(14);
    await sync();
    expect(await state(pair)).toMatchObject({
      ...{ held: [[true, 'trialing']], statuses: ['trialing', 'canceled'], payments: [], mails: 1, done: 1 },
    });
  });

  test('is not what an operator made by hand, whatever its metadata says: both go on', async () => {
    const first = await stripe.buy(customer, organizationId);
    const { items, metadata } = await stripe.sdk.subscriptions.retrieve(first);
    const price = items.data[0]?.price.id ?? '';
    stripe.fake.setCard(customer, works);
    const second = (await stripe.sdk.subscriptions.create({ customer, metadata, items: [{ price, quantity: 1 }] })).id;
    await sync();
    expect(await state({ first, second })).toMatchObject({ statuses: ['active', 'active'], effects: [], mails: 0 });
  });

  test('whose money cannot be sent back has ended all the same, and waits for a person who is told why', async () => {
    const pair = await bothPaid();
    const { data } = await stripe.sdk.charges.list({ customer, limit: 1 });
    const dispute = stripe.fake.dispute(data[0]?.id ?? '');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(sync()).rejects.toThrow(
        /^sub_\w+ was bought beside sub_\w+ and has ended, but its payment is not given back: .*charged back/,
      );
    }
    expect(await state(pair)).toMatchObject({ statuses: ['active', 'canceled'], mails: 0, done: 0 });
    const told = await listAudit(open(), { orgId: organizationId, limit: 9 });
    const failed = { outcome: 'failed', code: 'DUPLICATE_NOT_REFUNDED', keeps: pair.first };
    expect(told).toMatchObject([{ action: 'billing.duplicate', targetId: pair.second, details: failed }]);
    // The bank has given it back then: nothing is left to do.
    stripe.fake.closeDispute(dispute, 'lost');
    await sync();
    expect(await state(pair)).toMatchObject({ statuses: ['active', 'canceled'], mails: 1, done: 1 });
  });
});

/** The n-th of all orders. */
function permutationOf<T>(of: readonly T[], n: number): T[] {
  const left = [...of];
  const made: T[] = [];
  for (let rest = n; left.length > 0; ) {
    made.push(...left.splice(rest % left.length, 1));
    rest = Math.floor(rest / (left.length + 1));
  }
  return made;
}
