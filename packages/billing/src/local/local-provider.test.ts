import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createBillingDesk } from '../desk/create-billing-desk.ts';
import { createEntitlements } from '../entitlements/create-entitlements.ts';
import { catalogueOf } from '../plans/catalogue.ts';
import { shopPlans } from '../plans/testing/shop-plans.ts';
import { writeTruth } from '../provider/write-truth.ts';
import { createLocalProvider } from './create-local-provider.ts';

const text = { ur: 'آرڈر', en: 'orders' };
const meters = [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }];
const catalogue = catalogueOf([{ id: 'shop', plans: shopPlans, meters }]);
const to = { done: '/done', abandoned: '/abandoned' };
const racers = deepRuns(20, 100);
const at = (instant: string) => new Date(`2026-${instant}:00Z`);

function code(thrown: unknown): string {
  return thrown instanceof AppError ? thrown.code : String(thrown);
}

describeDatabases('the local provider', (open: () => Database) => {
  let db: Database;
  let organizationId: string;
  let userId: string;
  let clock: Date;

  const provider = () => createLocalProvider({ db, catalogue, now: () => clock });
  const desk = () => {
    const entitlements = createEntitlements({ db, catalogue, now: () => clock });
    return createBillingDesk({ db, catalogue, entitlements, providers: [provider()], secret: 'a secret', now: () => clock });
  };
  const buy = async (plan: 'team' | 'scale' = 'scale', requestId = newId()) => {
    const buyer = { userId, email: `${userId}@example.test`, name: 'عائشہ' };
    const wish = { vertical: 'shop', plan, interval: 'month' as const, currency: 'PKR' as const, buyer, locale: 'ur' as const };
    const { url } = await desk().buy(organizationId, { ...wish, requestId }, to);
    return url.replace('/billing/checkout/', '');
  };
  const invoices = () => db.prisma.invoice.findMany({ where: { organizationId }, orderBy: { number: 'asc' } });
  const payments = () => db.prisma.settledPayment.findMany({ where: { organizationId }, orderBy: { settledAt: 'asc' } });
  const held = () =>
    db.prisma.subscription.findUniqueOrThrow({ where: { organizationId_vertical: { organizationId, vertical: 'shop' } } });

  beforeAll(() => {
    db = open();
  });
  beforeEach(async () => {
    ({ orgId: organizationId, userId } = await createOrganization(db));
    clock = at('11-01T09:00');
  });

  test('a checkout shows what it costs, is paid once, and the plan is there with its invoice and payment', async () => {
    const checkout = await buy();
    expect(await provider().readCheckout(checkout, organizationId)).toMatchObject({
      ...{ vertical: 'shop', seats: 1, unit: 812_000n, dueNow: 812_000n, status: 'open', expiresAt: at('11-01T10:00') },
    });
    expect(await provider().pay(checkout, organizationId, 'declined')).toEqual({ outcome: 'declined', to: null });
    expect(await desk().overview(organizationId)).toMatchObject({ entitlements: [{ plan: 'free' }], subscriptions: [] });
    const paid = await Promise.all(
      Array.from({ length: racers }, () => provider().pay(checkout, organizationId, 'paid', 'AE')),
    );
    expect(new Set(paid.map(({ to: address }) => address))).toEqual(new Set(['/done']));
    expect((await desk().overview(organizationId)).entitlements).toMatchObject([{ plan: 'scale', state: 'active' }]);
    expect(await invoices()).toMatchObject([{ total: 812_000n, paid: 812_000n, status: 'paid', provider: 'local' }]);
    expect(await payments()).toMatchObject([{ gross: 812_000n, payerCountry: 'AE', payerCountryBasis: 'declared' }]);
    await desk().sync('local', `local_${organizationId}`);
    expect(await payments()).toHaveLength(1);
  });

  test('the same request begins one checkout, and of several checkouts of a vertical one is paid', async () => {
    const requestId = newId();
    const begun = await Promise.all(Array.from({ length: 5 }, () => buy('scale', requestId)));
    expect(new Set(begun).size).toBe(1);
    const many = await Promise.all(Array.from({ length: racers }, () => buy()));
    const paid = await Promise.allSettled(many.map((each) => provider().pay(each, organizationId, 'paid')));
    expect(paid.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(paid.flatMap((each) => (each.status === 'rejected' ? [code(each.reason)] : []))).toEqual(
      Array(racers - 1).fill('PLAN_HELD'),
    );
    expect(await payments()).toHaveLength(1);
  });

  test('a checkout is nobody else’s, and expires after an hour', async () => {
    const checkout = await buy();
    const other = await createOrganization(db);
    await provider().createCustomer({ organizationId: other.orgId, name: 'x', email: 'x@example.test', locale: 'en' });
    await expect(provider().pay(checkout, other.orgId, 'paid')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(provider().readCheckout(checkout, other.orgId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(provider().pay('checkout_x', organizationId, 'paid')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    clock = at('11-01T10:00');
    expect(await provider().readCheckout(checkout, organizationId)).toMatchObject({ status: 'expired' });
    await expect(provider().pay(checkout, organizationId, 'paid')).rejects.toMatchObject({ code: 'CHECKOUT_EXPIRED' });
    expect(await payments()).toEqual([]);
  });

  test('AB-089 the address to which one returns gives nothing: the plan comes with the payment', async () => {
    const checkout = await buy();
    expect((await provider().readCheckout(checkout, organizationId)).done).toBe('/done');
    await desk().sync('local', `local_${organizationId}`);
    expect((await desk().overview(organizationId)).entitlements).toMatchObject([{ plan: 'free' }]);
  });

  test('time is carried out once however many processes do it, and numbers have no gap', async () => {
    await provider().pay(await buy(), organizationId, 'paid');
    clock = new Date('2027-02-01T09:00:00Z');
    await Promise.all(Array.from({ length: racers }, () => provider().renew()));
    expect(await payments()).toHaveLength(4);
    const numbers = (await invoices()).map(({ number }) => number ?? '');
    expect(numbers.map((number) => number.slice(0, 10))).toEqual(['PLAY-2026-', 'PLAY-2026-', 'PLAY-2027-', 'PLAY-2027-']);
    const all = await db.prisma.invoice.findMany({ where: { provider: 'local' }, select: { number: true } });
    const series = await db.prisma.invoiceSeries.findMany({ where: { issuer: 'local' } });
    expect(all.map(({ number }) => number).toSorted()).toEqual(
      series
        .toSorted((a, b) => a.year - b.year)
        .flatMap(({ year, last }) =>
          Array.from({ length: last }, (_, index) => `PLAY-${year}-${String(index + 1).padStart(6, '0')}`),
        ),
    );
    expect(await provider().renew()).toBe(0);
  });

  test('a card that fails makes the payment missing, then access read-only, and the end of it ended; a card that works pays', async () => {
    await provider().pay(await buy(), organizationId, 'paid');
    await provider().setCard(organizationId, 'declined');
    clock = at('12-01T10:00');
    expect(await provider().renew()).toBe(1);
    expect(await held()).toMatchObject({ status: 'past-due', pastDueSince: at('12-01T09:00') });
    clock = at('12-16T10:00');
    expect((await desk().overview(organizationId)).entitlements).toMatchObject([{ plan: 'scale', access: 'read-only' }]);
    await provider().setCard(organizationId, 'paid');
    expect((await desk().overview(organizationId)).entitlements).toMatchObject([{ state: 'active', access: 'full' }]);
    await provider().setCard(organizationId, 'declined');
    clock = new Date('2027-02-05T10:00:00Z');
    await provider().renew();
    expect(await held()).toMatchObject({ status: 'ended' });
    expect(await provider().renew()).toBe(0);
  });

  test('changes and refunds are done once for a request, and are refused for the references of others', async () => {
    await provider().pay(await buy(), organizationId, 'paid');
    const { reference } = await held();
    const requestId = newId();
    clock = at('11-11T09:00');
    expect(await desk().preview(organizationId, 'shop', { seats: 4, requestId })).toEqual({
      ...{ dueNow: 1_624_000n, credit: 0n, currency: 'PKR', startsAt: null, trialEnd: null },
      eachPeriod: 3_248_000n,
    });
    await Promise.all(Array.from({ length: racers }, () => desk().change(organizationId, 'shop', { seats: 4, requestId })));
    expect((await payments()).map(({ gross }) => gross)).toEqual([812_000n, 1_624_000n]);
    const [first] = await payments();
    const refunds = Array.from({ length: racers }, () => provider().refund(first?.reference ?? '', 500_000n, 'the refund'));
    await Promise.all(refunds);
    expect((await payments()).map(({ gross }) => gross)).toEqual([812_000n, 1_624_000n, -500_000n]);
    expect((await invoices()).map(({ paid }) => paid)).toEqual([312_000n, 1_624_000n]);
    await expect(provider().refund(first?.reference ?? '', 312_001n, newId())).rejects.toMatchObject({
      code: 'REFUND_TOO_LARGE',
    });
    for (const seats of [0, -1, 1.5, Number.NaN])
      await expect(provider().changeSubscription(reference, { seats, requestId: newId() })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    for (const stray of ['sub_stripe', `sub_local_${newId()}_1`, reference.replace(/1$/, '99')])
      await expect(provider().changeSubscription(stray, { seats: 2, requestId: newId() })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    expect(await provider().fetchTruth('cus_of_stripe')).toBeNull();
  });

  test('once somebody else collects, what was bought with play money ends at once and is not renewed', async () => {
    await provider().pay(await buy(), organizationId, 'paid');
    await provider().endAll();
    expect(await held()).toMatchObject({ status: 'ended' });
    expect((await desk().overview(organizationId)).entitlements).toMatchObject([{ plan: 'free', access: 'full' }]);
    clock = new Date('2027-02-01T09:00:00Z');
    await provider().renew();
    await provider().endAll();
    expect(await payments()).toHaveLength(1);
    expect(await held()).toMatchObject({ status: 'ended' });
  });

  test('a truth that was fetched before a deed does not undo it', async () => {
    await provider().pay(await buy(), organizationId, 'paid');
    const before = await provider().fetchTruth(`local_${organizationId}`);
    const { reference } = await held();
    await provider().changeSubscription(reference, { endsAtPeriodEnd: true, requestId: newId() });
    const after = await provider().fetchTruth(`local_${organizationId}`);
    if (!(before && after)) throw new Error('it is a customer');
    expect(after.fetchedAt > before.fetchedAt).toBe(true);
    expect(await writeTruth({ db }, 'local', before)).toBe(false);
    expect(await held()).toMatchObject({ endsAtPeriodEnd: true });
  });

  test('an account that cannot be read keeps no other one waiting', async () => {
    await provider().pay(await buy(), organizationId, 'paid');
    const other = await createOrganization(db);
    const row = { organizationId: other.orgId, customer: `local_${other.orgId}`, state: {}, changedAt: clock, dueAt: clock };
    await db.prisma.localAccount.create({ data: row });
    clock = at('12-01T09:00');
    await expect(provider().renew()).rejects.toThrow(AggregateError);
    expect(await payments()).toHaveLength(2);
    await db.prisma.localAccount.update({ where: { organizationId: other.orgId }, data: { dueAt: null } });
  });
});
