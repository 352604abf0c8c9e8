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
  let live: StripeProvider;
  let organizationId: string;

  beforeAll(async () => {
    stripe = await openStripe();
    live = stripe.again({ secretKey: stripe.fake.keys.live });
    await live.publishPrices();
  });
  afterAll(() => stripe.fake.close());
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

  test('ends a day after its period by itself, and each period is asked for once', async () => {
    const jobs = createMemoryQueue();
    const desk = deskOf(live);
    const receiver = createReceiver({ ...parts(), desk, providers: [live], jobs });
    const customer = await customerOf();
    const key = `stripe:${customer}`;
    await receiver.reconcile();
    expect(jobs.waiting.map((job) => job.key)).not.toContain(key);
    stripe.fake.advance(new Date(stripe.fake.now().getTime() + 33 * 86_400_000));
    await receiver.reconcile();
    await receiver.reconcile();
    expect(jobs.waiting.filter((job) => job.key === key)).toHaveLength(1);
    await receiver.syncCustomer('stripe', customer);
    expect(await held()).toMatchObject([{ status: 'ended' }]);
  });
});
