import { createOrganization, describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenStripe, openStripe, webhookSecret } from '../stripe/testing/open-stripe.ts';
import { createReceiver } from './create-receiver.ts';
import { createMemoryQueue } from './testing/memory-queue.ts';

const hour = 3_600_000;

describeDatabases('a look for what was never delivered', (open) => {
  let stripe: OpenStripe;

  beforeAll(async () => {
    stripe = await openStripe();
  });
  afterAll(() => stripe.fake.close());

  const customer = async () => {
    const { orgId } = await createOrganization(open());
    const reference = await stripe.provider.createCustomer({
      organizationId: orgId,
      name: 'o',
      email: 'o@example.test',
      locale: 'ur',
    });
    const data = { organizationId: orgId, provider: 'stripe', reference, createdAt: stripe.fake.now() };
    await open().prisma.billingCustomer.create({ data });
    return { orgId, reference };
  };
  const pass = (hours: number) => stripe.fake.advance(new Date(stripe.fake.now().getTime() + hours * hour));

  test('finds it after more than a day, also when newer events have arrived meanwhile, and reads no day twice', async () => {
    const jobs = createMemoryQueue();
    const desk = { sync: async () => null };
    const parts = { db: open(), desk, providers: [stripe.again({ retries: 0 })], jobs, secret: 's', now: stripe.fake.now };
    const receiver = createReceiver(parts);
    const [missed, other] = [await customer(), await customer()];
    await receiver.reconcile();
    pass(1);
    await stripe.buy(missed.reference, missed.orgId);
    pass(30);
    await stripe.sdk.customers.update(other.reference, { name: 'p' });
    const newest = stripe.fake.events().at(-1)?.id ?? '';
    const { body, headers } = stripe.fake.envelope(newest, webhookSecret);
    expect(await receiver.receive('stripe', body, new Headers(headers))).toBe(true);
    // A look that breaks off has looked at nothing.
    stripe.fake.failNext({ status: 500, when: 'before' });
    await expect(receiver.reconcile()).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(await receiver.reconcile()).toBeGreaterThan(3);
    expect(jobs.waiting.map(({ key }) => key)).toContain(`stripe:${missed.reference}`);
    pass(26);
    await open().prisma.billingEvent.deleteMany({});
    expect(await receiver.reconcile()).toBe(1);
  });
});
