/** What contradicts our books is written nowhere, and said. */
import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEntitlements } from '../entitlements/create-entitlements.ts';
import { createReceiver } from '../receiver/create-receiver.ts';
import { createMemoryQueue } from '../receiver/testing/memory-queue.ts';
import { back, type OpenStripe, openStripe, shopCatalogue, webhookSecret, works } from '../stripe/testing/open-stripe.ts';
import type { BillingDesk } from './billing-desk.ts';
import { createBillingDesk } from './create-billing-desk.ts';

const order = { vertical: 'shop', plan: 'scale', interval: 'month', currency: 'USD', locale: 'en' } as const;

describeDatabases('a sync', (open) => {
  let stripe: OpenStripe;
  let desk: BillingDesk;
  let organizationId: string;

  beforeAll(async () => {
    stripe = await openStripe();
    const parts = { db: open(), catalogue: shopCatalogue, secret: 'marks', now: stripe.fake.now };
    desk = createBillingDesk({ ...parts, entitlements: createEntitlements(parts), providers: [stripe.provider] });
  });
  afterAll(() => stripe.fake.close());
  beforeEach(async () => {
    ({ orgId: organizationId } = await createOrganization(open()));
  });

  const buy = async (orgId = organizationId) => {
    const buyer = { userId: newId(), email: `${newId()}@example.test`, name: 'Sana' };
    const { url } = await desk.buy(orgId, { ...order, buyer, requestId: newId() }, back);
    return url.split('/').at(-1) ?? '';
  };
  const customerOf = async (orgId = organizationId) =>
    (await open().prisma.billingCustomer.findFirstOrThrow({ where: { organizationId: orgId } })).reference;
  const held = async () => open().prisma.subscription.findMany({ where: { organizationId } });
  const bought = async () => {
    stripe.fake.complete(await buy(), works);
    const customer = await customerOf();
    await desk.sync('stripe', customer);
    expect(await held()).toMatchObject([{ plan: 'scale', status: 'active' }]);
    return customer;
  };

  test('of a customer that names another organization at Stripe writes to neither, and says which', async () => {
    const customer = await bought();
    const other = await createOrganization(open());
    await stripe.sdk.customers.update(customer, { metadata: { organization: other.orgId } });
    const wrong = `${customer} names the organization ${other.orgId} at stripe, but belongs to ${organizationId}`;
    await expect(desk.sync('stripe', customer)).rejects.toThrow(wrong);
    expect(await held()).toMatchObject([{ plan: 'scale', status: 'active' }]);
    expect(await open().prisma.subscription.count({ where: { organizationId: other.orgId } })).toBe(0);
  });

  test('of which Stripe knows nothing ends nothing that is paid for, and says so', async () => {
    const customer = await bought();
    await open().prisma.billingCustomer.updateMany({ where: { organizationId }, data: { reference: `${customer}x` } });
    await expect(desk.sync('stripe', `${customer}x`)).rejects.toThrow('knows nothing of the customer');
    expect(await held()).toMatchObject([{ status: 'active' }]);
    expect(await desk.sync('stripe', 'cus_nobody')).toBeNull();
  });

  test('of a customer that was deleted ends the plan, and the organization buys again as another customer', async () => {
    const customer = await bought();
    await stripe.sdk.customers.del(customer);
    await desk.sync('stripe', customer);
    expect(await held()).toMatchObject([{ status: 'ended' }]);
    stripe.fake.complete(await buy(), works);
    const next = await customerOf();
    expect(next).not.toBe(customer);
    await desk.sync('stripe', next);
    expect(await held()).toMatchObject([{ plan: 'scale', status: 'active' }]);
  });

  test('of a plan that is paid by transfer as well leaves what was paid for first, keeps the money in the books, and says so', async () => {
    stripe.fake.complete(await buy(), works);
    const customer = await customerOf();
    const { now } = stripe.fake;
    const until = new Date(now().getTime() + 20 * 86_400_000);
    const plan = { vertical: 'shop', plan: 'team', interval: 'month', currency: 'PKR', seats: 1, status: 'active' };
    const times = { periodStart: now(), periodEnd: until, updatedAt: now(), endsAtPeriodEnd: true };
    await open().prisma.subscription.create({
      data: { ...plan, ...times, organizationId, provider: 'manual', reference: newId() },
    });
    const twice = `is paid by manual until ${until.toISOString()} and by stripe`;
    await expect(desk.sync('stripe', customer)).rejects.toThrow(twice);
    expect(await held()).toMatchObject([{ provider: 'manual', plan: 'team', status: 'active' }]);
    expect(await open().prisma.settledPayment.count({ where: { organizationId } })).toBe(1);
    // Once the transfer is used up the other one takes over.
    stripe.fake.advance(new Date(until.getTime() + 1_000));
    await desk.sync('stripe', customer);
    expect(await held()).toMatchObject([{ provider: 'stripe', plan: 'scale', status: 'active' }]);
  });

  test('of nobody: what is paid for an organization that is gone is in the audit log of the platform, once', async () => {
    const session = await buy();
    const customer = await customerOf();
    await open().query('DELETE FROM billing_customer WHERE "organizationId" = $1', [organizationId]);
    await open().prisma.organization.delete({ where: { id: organizationId } });
    stripe.fake.complete(session, works);
    const jobs = createMemoryQueue();
    const receiver = createReceiver({ db: open(), desk, providers: [stripe.provider], jobs, secret: 'marks' });
    const events = stripe.fake.events().filter((event) => event.customer === customer);
    expect(events.length).toBeGreaterThan(4);
    for (const { id } of [...events, ...events]) {
      const { body, headers } = stripe.fake.envelope(id, webhookSecret);
      expect(await receiver.receive('stripe', body, new Headers(headers))).toBe(false);
    }
    await receiver.reconcile(new Date('2026-11-01T00:00:00Z'));
    const { rows } = await open().query('SELECT action FROM audit_entry WHERE "targetId" = $1', [organizationId]);
    expect(rows).toEqual([{ action: 'billing.bought-by-nobody' }]);
    expect(jobs.waiting.filter(({ key }) => key === `stripe:${customer}`)).toEqual([]);
  });
});
