/** A purchase beside what the provider knows and we do not. */
import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEntitlements } from '../entitlements/create-entitlements.ts';
import { createLocalProvider } from '../local/create-local-provider.ts';
import { catalogueOf } from '../plans/catalogue.ts';
import { shopPlans } from '../plans/testing/shop-plans.ts';
import { back, type OpenStripe, openStripe, works } from '../stripe/testing/open-stripe.ts';
import type { BillingDesk, Purchase } from './billing-desk.ts';
import { createBillingDesk } from './create-billing-desk.ts';

const words = { ur: 'آرڈر', en: 'orders' };
const meters = [{ id: 'shop.orders', label: words, unit: words, monthlyLimit: () => null }];
const catalogue = catalogueOf(['shop', 'mill'].map((id) => ({ id, plans: shopPlans, meters })));
const order = { vertical: 'shop', plan: 'scale', interval: 'month', currency: 'USD', locale: 'en' } as const;

describeDatabases('who buys again', (open) => {
  let stripe: OpenStripe;
  let desk: BillingDesk;
  let organizationId: string;

  beforeAll(async () => {
    stripe = await openStripe();
    const provider = stripe.again({ catalogue, retries: 0 });
    await provider.publishPrices();
    const parts = { db: open(), catalogue, secret: 'marks', now: stripe.fake.now };
    const local = createLocalProvider({ ...parts, pageOf: (id) => id });
    desk = createBillingDesk({ ...parts, entitlements: createEntitlements(parts), providers: [provider, local] });
  });
  afterAll(() => stripe.fake.close());
  beforeEach(async () => {
    ({ orgId: organizationId } = await createOrganization(open()));
  });

  const buy = async (changes: Partial<Purchase> = {}) => {
    const buyer = { userId: newId(), email: `${newId()}@example.test`, name: 'Sana' };
    const { url } = await desk.buy(organizationId, { ...order, buyer, requestId: newId(), ...changes }, back);
    return url.split('/').at(-1) ?? '';
  };
  const customerOf = async (): Promise<string> =>
    (await open().prisma.billingCustomer.findFirstOrThrow({ where: { organizationId } })).reference;
  const opened = async () => (await stripe.sdk.checkout.sessions.list({ customer: await customerOf(), status: 'open' })).data;
  const held = async () => (await desk.overview(organizationId)).subscriptions;

  test('after a payment that nobody told us of is refused, opens nothing and sees the plan', async () => {
    const paid = stripe.fake.complete(await buy(), works);
    expect(await held()).toEqual([]);
    await expect(buy()).rejects.toMatchObject({ code: 'PLAN_HELD' });
    expect(await opened()).toEqual([]);
    expect(await held()).toMatchObject([{ plan: 'scale', status: 'active', reference: paid.subscription }]);
  });

  test('after an end that nobody told us of buys, and has no second trial', async () => {
    const { subscription } = stripe.fake.complete(await buy({ plan: 'team' }), works);
    await desk.sync('stripe', await customerOf());
    expect(await held()).toMatchObject([{ status: 'trialing' }]);
    await stripe.sdk.subscriptions.cancel(subscription ?? '');
    stripe.fake.complete(await buy({ plan: 'team' }), works);
    await desk.sync('stripe', await customerOf());
    expect(await held()).toMatchObject([{ status: 'active', trialEnd: null }]);
  });

  test('what was bought with play money need not wait for its end', async () => {
    const at = stripe.fake.now();
    const period = { periodStart: at, periodEnd: new Date(at.getTime() + 86_400_000), updatedAt: at };
    const played = {
      vertical: 'shop',
      plan: 'scale',
      interval: 'month',
      currency: 'USD',
      seats: 1,
      status: 'active',
      ...period,
    };
    const row = { ...played, organizationId, provider: 'local', reference: `play-${organizationId}` };
    await open().prisma.subscription.create({ data: row });
    const { subscription } = stripe.fake.complete(await buy(), works);
    await desk.sync('stripe', await customerOf());
    expect(await held()).toMatchObject([{ provider: 'stripe', reference: subscription, status: 'active' }]);
    await expect(buy()).rejects.toMatchObject({ code: 'PLAN_HELD' });
  });

  test('at an hour when Stripe does not answer is told so, and nothing is opened', async () => {
    await buy();
    const [page] = await opened();
    stripe.fake.failNext({ status: 503, when: 'before' });
    const words = { code: 'PROVIDER_UNAVAILABLE', kind: 'unavailable', messageKey: 'billing.error.provider-unavailable' };
    await expect(buy()).rejects.toMatchObject(words);
    expect((await opened()).map(({ id }) => id)).toEqual([page?.id]);
  });

  test('in two tabs at once has one page that can be paid', async () => {
    const settled = await Promise.allSettled([buy(), buy()]);
    expect(settled.map(({ status }) => status)).toContain('fulfilled');
    expect(await opened()).toHaveLength(1);
  });

  test('in another currency is told in which one the organization pays, and is offered no other', async () => {
    stripe.fake.complete(await buy(), works);
    const inRupees = buy({ vertical: 'mill', currency: 'PKR' });
    await expect(inRupees).rejects.toMatchObject({ code: 'PAYS_IN_DOLLARS', kind: 'conflict' });
    expect((await desk.overview(organizationId)).capabilities.currencies).toEqual(['USD']);
    stripe.fake.complete(await buy({ vertical: 'mill' }), works);
    await desk.sync('stripe', await customerOf());
    for (const { reference } of await held()) await stripe.sdk.subscriptions.cancel(reference);
    await buy({ currency: 'PKR' });
    expect((await desk.overview(organizationId)).capabilities.currencies).toEqual(['PKR', 'USD']);
  });

  test('in another currency while a page of another app is open: that page closes, and what Stripe knows alone is said', async () => {
    const inDollars = await buy();
    await buy({ vertical: 'mill', currency: 'PKR' });
    expect((await opened()).map(({ currency }) => currency)).toEqual(['pkr']);
    expect(() => stripe.fake.complete(inDollars, works)).toThrow('expired');
    await buy({ vertical: 'shop', currency: 'PKR' });
    expect(await opened()).toHaveLength(2);
    for (const { id } of await opened()) await stripe.sdk.checkout.sessions.expire(id);
    const lookup_keys = ['mill.scale.month.usd'];
    const [price] = (await stripe.sdk.prices.list({ lookup_keys })).data;
    const by = { customer: await customerOf(), payment_behavior: 'default_incomplete' } as const;
    await stripe.sdk.subscriptions.create({ ...by, items: [{ price: price?.id ?? '' }] });
    await expect(buy({ currency: 'PKR' })).rejects.toMatchObject({ code: 'PAYS_IN_DOLLARS' });
  });
});
