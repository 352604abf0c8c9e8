/** From test keys to live keys. */
import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEntitlements } from '../entitlements/create-entitlements.ts';
import { createReceiver } from '../receiver/create-receiver.ts';
import { createMemoryQueue } from '../receiver/testing/memory-queue.ts';
import type { StripeProvider } from '../stripe/create-stripe-provider.ts';
import { back, type OpenStripe, openStripe, shopCatalogue, works } from '../stripe/testing/open-stripe.ts';
import { createBillingDesk } from './create-billing-desk.ts';

const order = { vertical: 'shop', plan: 'scale', interval: 'month', currency: 'USD', locale: 'en' } as const;

describeDatabases('what was bought with test keys', (open) => {
  let stripe: OpenStripe;
  let elsewhere: OpenStripe;
  let live: StripeProvider;
  let organizationId: string;

  beforeAll(async () => {
    [stripe, elsewhere] = [await openStripe(), await openStripe()];
    live = stripe.again({ secretKey: stripe.fake.keys.live });
    await live.publishPrices();
  });
  afterAll(() => Promise.all([stripe.fake.close(), elsewhere.fake.close()]));
  const startOther = async () => {
    const provider = elsewhere.again({ secretKey: elsewhere.fake.keys.live });
    await provider.publishPrices();
    return provider;
  };
  beforeEach(async () => {
    ({ orgId: organizationId } = await createOrganization(open()));
    stripe.fake.complete(await buy(stripe.provider), works);
    await deskOf(stripe.provider).sync('stripe', await customerOf());
    expect(await held()).toMatchObject([{ status: 'active' }]);
  });

  const parts = () => ({ db: open(), catalogue: shopCatalogue, secret: 'marks', now: stripe.fake.now });
  const deskOf = (provider: StripeProvider) =>
    createBillingDesk({ ...parts(), entitlements: createEntitlements(parts()), providers: [provider] });
  const buy = async (provider: StripeProvider) => {
    const buyer = { userId: newId(), email: `${newId()}@example.test`, name: 'Sana' };
    const { url } = await deskOf(provider).buy(organizationId, { ...order, buyer, requestId: newId() }, back);
    return url.split('/').at(-1) ?? '';
  };
  const customerOf = async (): Promise<string> =>
    (await open().prisma.billingCustomer.findFirstOrThrow({ where: { organizationId } })).reference;
  const held = () => open().prisma.subscription.findMany({ where: { organizationId } });

  test('ends where real money is taken, and is bought again', async () => {
    const before = await customerOf();
    stripe.fake.complete(await buy(live), works);
    const after = await customerOf();
    expect(after).not.toBe(before);
    await deskOf(live).sync('stripe', after);
    expect(await held()).toMatchObject([{ status: 'active' }]);
  });

  test('does not keep its organization from being deleted', async () => {
    await deskOf(live).closePages(organizationId);
    await deskOf(live).endAll(organizationId);
    expect(await held()).toMatchObject([{ status: 'ended' }]);
  });

  test('ends by itself where real money is taken, also with an account that never heard of it, and the audit log says so', async () => {
    const other = await startOther();
    const jobs = createMemoryQueue();
    const receiver = createReceiver({ ...parts(), desk: deskOf(other), providers: [other], jobs });
    const customer = await customerOf();
    await receiver.reconcile();
    await receiver.reconcile();
    expect(jobs.waiting.filter((job) => job.key === `stripe:${customer}`)).toHaveLength(1);
    await receiver.syncCustomer('stripe', customer);
    await receiver.syncCustomer('stripe', customer);
    expect(await held()).toMatchObject([{ status: 'ended' }]);
    const { rows } = await open().query(`SELECT 1 FROM audit_entry WHERE "orgId" = $1 AND action = 'billing.test-ended'`, [
      organizationId,
    ]);
    expect(rows).toHaveLength(1);
    await buy(other);
    expect(await customerOf()).not.toBe(customer);
  });

  test('of live keys stays for an operator where another account does not know it', async () => {
    stripe.fake.complete(await buy(live), works);
    const customer = await customerOf();
    await deskOf(live).sync('stripe', customer);
    await expect(deskOf(await startOther()).sync('stripe', customer)).rejects.toThrow('knows nothing of the customer');
    expect(await held()).toMatchObject([{ status: 'active' }]);
  });

  test('of a row from before modes were kept, is of the mode that its sync finds', async () => {
    await open().prisma.billingCustomer.updateMany({ where: { organizationId }, data: { live: null } });
    const customer = await customerOf();
    const liveOf = async () => (await open().prisma.billingCustomer.findFirst({ where: { organizationId } }))?.live;
    await deskOf(stripe.provider).sync('stripe', customer);
    expect(await liveOf()).toBe(false);
    await open().prisma.billingCustomer.updateMany({ where: { organizationId }, data: { live: null } });
    await deskOf(live).sync('stripe', customer);
    expect([await liveOf(), await held()]).toMatchObject([false, [{ status: 'ended' }]]);
  });

  test('ends a day after its period by itself, and each period is asked for once', async () => {
    const jobs = createMemoryQueue();
    const desk = deskOf(live);
    const receiver = createReceiver({ ...parts(), desk, providers: [live], jobs });
    const customer = await customerOf();
    const key = `stripe:${customer}`;
    await receiver.reconcile();
    await open().prisma.billingEffect.deleteMany({ where: { organizationId } });
    while (jobs.take());
    stripe.fake.advance(new Date(stripe.fake.now().getTime() + 33 * 86_400_000));
    await receiver.reconcile();
    await receiver.reconcile();
    expect(jobs.waiting.filter((job) => job.key === key)).toHaveLength(1);
    await receiver.syncCustomer('stripe', customer);
    expect(await held()).toMatchObject([{ status: 'ended' }]);
  });
});
