/** What is paid for an organization that was deleted: nobody is charged a second time for nothing. */
import { appendAudit, newId, platformOrg } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BillingDesk } from '../desk/billing-desk.ts';
import { createBillingDesk } from '../desk/create-billing-desk.ts';
import { createEntitlements } from '../entitlements/create-entitlements.ts';
import { back, type OpenStripe, openStripe, shopCatalogue, webhookSecret, works } from '../stripe/testing/open-stripe.ts';
import { createReceiver } from './create-receiver.ts';
import type { Receiver } from './receiver.ts';
import { createMemoryQueue } from './testing/memory-queue.ts';

const order = { vertical: 'shop', plan: 'scale', interval: 'month', currency: 'USD', locale: 'en' } as const;

describeDatabases('an organization that was deleted', (open) => {
  let stripe: OpenStripe;
  let desk: BillingDesk;
  let receiver: Receiver;
  let jobs: ReturnType<typeof createMemoryQueue>;
  let organizationId: string;

  beforeAll(async () => {
    stripe = await openStripe();
  });
  afterAll(() => stripe.fake.close());
  beforeEach(async () => {
    const parts = { db: open(), catalogue: shopCatalogue, secret: 'marks', now: stripe.fake.now };
    const providers = [stripe.again({ retries: 0 })] as const;
    desk = createBillingDesk({ ...parts, entitlements: createEntitlements(parts), providers });
    jobs = createMemoryQueue();
    receiver = createReceiver({ ...parts, desk, providers, jobs });
    ({ orgId: organizationId } = await createOrganization(open()));
  });

  const buy = async () => {
    const buyer = { userId: newId(), email: `${newId()}@example.test`, name: 'Sana' };
    const { url } = await desk.buy(organizationId, { ...order, buyer, requestId: newId() }, back);
    return url.split('/').at(-1) ?? '';
  };
  const customerOf = async (): Promise<string> =>
    (await open().prisma.billingCustomer.findFirstOrThrow({ where: { organizationId } })).reference;
  /** @param entry false: it goes as one of another deployment does, of which we never knew */
  const remove = async (entry = true) => {
    await open().query('DELETE FROM billing_customer WHERE "organizationId" = $1', [organizationId]);
    await open().prisma.organization.delete({ where: { id: organizationId } });
    const target = { kind: 'organization', id: organizationId };
    const deed = { orgId: platformOrg, actor: { kind: 'person', id: null }, action: 'organization.delete', target } as const;
    if (entry) await open().withPlatform('a test', (tx) => appendAudit(tx, { ...deed, requestId: 'r', at: new Date() }));
  };
  /** Delivers all about a customer twice and in both orders, and works off what follows. */
  const tellAll = async (customer: string) => {
    const events = stripe.fake.events().filter((event) => event.customer === customer);
    for (const { id } of [...events, ...events.toReversed()]) {
      const { body, headers } = stripe.fake.envelope(id, webhookSecret);
      expect(await receiver.receive('stripe', body, new Headers(headers))).toBe(false);
    }
    for (let job = jobs.take(); job; job = jobs.take()) await receiver.syncCustomer('stripe', customer);
  };
  const statusOf = async (subscription: string | null) => (await stripe.sdk.subscriptions.retrieve(subscription ?? '')).status;
  const entriesOf = async (subscription: string | null) =>
    open().withPlatform('a test', (tx) => tx.auditEntry.findMany({ where: { targetId: subscription ?? '' } }));

  test('and is paid for afterwards: what was bought ends, and the audit log of the platform names it once', async () => {
    const [page, customer] = [await buy(), await customerOf()];
    await remove();
    const { subscription } = stripe.fake.complete(page, works);
    await tellAll(customer);
    expect(await statusOf(subscription)).toBe('canceled');
    await tellAll(customer);
    const details = { provider: 'stripe', customer, organization: organizationId };
    const entry = { orgId: platformOrg, action: 'billing.ended-for-nobody', details };
    expect(await entriesOf(subscription)).toMatchObject([entry]);
  });

  test('and goes on being charged, because nobody heard of the payment: the next one ends it', async () => {
    const [page, customer] = [await buy(), await customerOf()];
    const { subscription } = stripe.fake.complete(page, works);
    await remove();
    stripe.fake.advance(new Date(stripe.fake.now().getTime() + 31 * 86_400_000));
    const paid = stripe.fake.events().findLast((event) => event.customer === customer && event.type === 'invoice.paid');
    const { body, headers } = stripe.fake.envelope(paid?.id ?? '', webhookSecret);
    await receiver.receive('stripe', body, new Headers(headers));
    expect(jobs.waiting).toMatchObject([{ input: { provider: 'stripe', customer } }]);
    await receiver.syncCustomer('stripe', customer);
    expect(await statusOf(subscription)).toBe('canceled');
  });

  test('and whose events a look finds by itself is looked after once', async () => {
    const [page, customer] = [await buy(), await customerOf()];
    const since = stripe.fake.now();
    await remove();
    stripe.fake.complete(page, works);
    await receiver.reconcile(since);
    expect(jobs.take()).toMatchObject({ input: { customer } });
    await receiver.reconcile(since);
    expect(jobs.waiting).toEqual([]);
    const kept = await open().prisma.billingEvent.findMany({ where: { customer } });
    expect(kept.some(({ type }) => type.startsWith('invoice.'))).toBe(true);
    expect(
      kept.filter(({ type }) => type.startsWith('invoice.')).every(({ payload }) => JSON.stringify(payload) === '{}'),
    ).toBe(true);
  });

  test('in another deployment only: nothing of it is ended here', async () => {
    const [page, customer] = [await buy(), await customerOf()];
    await remove(false);
    const { subscription } = stripe.fake.complete(page, works);
    await tellAll(customer);
    await receiver.syncCustomer('stripe', customer);
    expect(await statusOf(subscription)).toBe('active');
    expect(await entriesOf(subscription)).toEqual([]);
  });

  test('is not, while Stripe does not answer; then its pages close and all of it ends as Stripe has it', async () => {
    const { subscription } = stripe.fake.complete(await buy(), works);
    const customer = await customerOf();
    stripe.fake.setCard(customer, works);
    const { items } = await stripe.sdk.subscriptions.retrieve(subscription ?? '');
    const other = await stripe.sdk.subscriptions.create({
      customer,
      items: items.data.map(({ price }) => ({ price: price.id })),
    });
    stripe.fake.failNext({ status: 503, when: 'before' });
    const away = { code: 'PROVIDER_UNAVAILABLE', kind: 'unavailable' };
    await expect(desk.closePages(organizationId)).rejects.toMatchObject(away);
    expect(await statusOf(subscription)).toBe('active');
    await desk.closePages(organizationId);
    await desk.endAll(organizationId);
    await desk.endAll(organizationId);
    expect([await statusOf(subscription), await statusOf(other.id)]).toEqual(['canceled', 'canceled']);
    expect(await entriesOf(subscription)).toMatchObject([{ orgId: platformOrg, action: 'billing.ended-with-organization' }]);
  });
});
