/** An organization that is deleted is charged no more, and where that is not known nothing is deleted. */
import type { StripeProvider } from '@repo/billing';
import { createStripeProvider } from '@repo/billing/stripe';
import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { type FakeStripe, startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { brand } from '../../testing/sample-app.ts';
import { testContext, testSession } from '../../testing/test-context.ts';
import { createCallerFactory, router } from '../../trpc/router.ts';
import type { Billing } from '../billing/billing.ts';
import { openBilling } from '../billing/open-billing.ts';
import { publicUrl, shopPlans } from '../billing/testing/billing-scene.ts';
import { deleteAccount } from './delete-account.ts';
import { deleteOrganization } from './delete-organization.ts';

const works = { card: 'works', country: 'AE', fingerprint: 'card-1' } as const;
const order = { vertical: 'shop', plan: 'scale', interval: 'month', currency: 'USD', locale: 'en' } as const;
const away = { code: 'PROVIDER_UNAVAILABLE', messageKey: 'billing.error.provider-unavailable' };

describeDatabases('a deletion', (open: () => Database) => {
  let fake: FakeStripe;
  let stripe: StripeProvider;
  let billing: Billing;
  let org: TestOrganization;

  beforeAll(async () => {
    fake = await startFakeStripe();
    const db = open();
    const plans = shopPlans(db);
    const account = { secretKey: fake.keys.test, webhookSecrets: ['whsec_tests'], connection: fake.connection } as const;
    stripe = createStripeProvider({ ...account, retries: 0, catalogue: plans.catalogue });
    await stripe.publishPrices();
    const secret = 's'.repeat(40);
    billing = openBilling({ db, app: { brand }, plans, secret, stripe, publicUrl });
  });
  afterAll(() => fake.close());
  beforeEach(async () => {
    org = await createOrganization(open());
  });

  const buy = async () => {
    const buyer = { userId: org.userId, email: `${org.userId}@example.test`, name: 'Sana' };
    const wish = { ...order, buyer, requestId: newId() };
    const { url } = await billing.desk.buy(org.orgId, wish, { done: 'https://a.example', abandoned: 'https://a.example' });
    return url.split('/').at(-1) ?? '';
  };
  const caller = () => {
    const session = { ...testSession({ userId: org.userId, orgId: org.orgId }), createdAt: new Date() };
    const files = { removeOrganization: async () => {} };
    const options = { tables: [], files, desk: billing.desk, demoOrgId: () => null, isDemoUser: async () => false };
    const deletion = router({ organization: deleteOrganization(options), account: deleteAccount(options) });
    return createCallerFactory(deletion)(testContext({ db: open(), session }));
  };
  const deletions = {
    organization: () => caller().organization({ name: 'Sample' }),
    account: () => caller().account({ email: 'aisha@example.com' }),
  };
  const isThere = async () => (await open().prisma.organization.count({ where: { id: org.orgId } })) === 1;
  const seen = async () => (await billing.desk.overview(org.orgId)).subscriptions;

  test.each(['organization', 'account'] as const)('of an %s closes the page that is open', async (what) => {
    const page = await buy();
    await deletions[what]();
    expect(await isThere()).toBe(false);
    expect(() => fake.complete(page, works)).toThrow('expired');
  });

  test.each(['organization', 'account'] as const)('of an %s waits for a plan that nobody told us of', async (what) => {
    fake.complete(await buy(), works);
    await expect(deletions[what]()).rejects.toMatchObject({ cause: { code: 'PLAN_RUNS' } });
    expect(await isThere()).toBe(true);
    expect(await seen()).toMatchObject([{ status: 'active' }]);
    await billing.desk.change(org.orgId, 'shop', { endsAtPeriodEnd: true, requestId: newId() });
    const { reference } = await open().prisma.billingCustomer.findFirstOrThrow({ where: { organizationId: org.orgId } });
    expect(await stripe.closePages?.(reference)).toHaveLength(1);
    const told = {
      provider: 'stripe',
      type: 'customer.updated',
      customer: reference,
      createdAt: new Date(),
      receivedAt: new Date(),
    };
    await open().prisma.billingEvent.create({ data: { ...told, id: newId(), payload: { email: 'aisha@example.com' } } });
    await deletions[what]();
    expect(await isThere()).toBe(false);
    expect(await stripe.closePages?.(reference)).toEqual([]);
    expect(await open().prisma.billingEvent.findMany({ where: { customer: reference } })).toMatchObject([{ payload: {} }]);
  });

  test.each(['organization', 'account'] as const)('of an %s waits for Stripe, and until then all is there', async (what) => {
    const page = await buy();
    fake.failNext({ status: 503, when: 'before' });
    await expect(deletions[what]()).rejects.toMatchObject({ cause: away });
    expect(await isThere()).toBe(true);
    expect(fake.complete(page, works).outcome).toBe('complete');
  });
});
