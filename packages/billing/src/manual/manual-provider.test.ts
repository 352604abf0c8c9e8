import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createEntitlements } from '../entitlements/create-entitlements.ts';
import { takeNumbers } from '../invoices/take-numbers.ts';
import { createLocalProvider } from '../local/create-local-provider.ts';
import { catalogueOf } from '../plans/catalogue.ts';
import { shopPlans } from '../plans/testing/shop-plans.ts';
import type { PurchaseWish } from '../provider/provider.ts';
import { createManualProvider } from './create-manual-provider.ts';

const text = { ur: 'آرڈر', en: 'orders' };
const meters = [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }];
const catalogue = catalogueOf([{ id: 'shop', plans: shopPlans, meters }]);
const at = (instant: string) => new Date(`${instant}:00Z`);
const buyer = { name: 'میر ٹریڈرز', ntn: '1234567-8' };
const proof = 'ab'.repeat(32);

function code(thrown: unknown): string {
  return thrown instanceof AppError ? thrown.code : String(thrown);
}

describeDatabases('manual invoices', (open: () => Database) => {
  let db: Database;
  let organizationId: string;
  let issuer: string;
  let clock: Date;
  const [first, second] = [newId(), newId()];

  const manual = () => createManualProvider({ db, catalogue, issuer, now: () => clock });
  const wish = (changes: Partial<PurchaseWish> = {}): PurchaseWish => ({
    ...{ organizationId, customer: `manual_${organizationId}`, vertical: 'shop', plan: 'team', interval: 'month' },
    ...{ currency: 'PKR', seats: 3, trialDays: 14, locale: 'ur', requestId: newId() },
    buyer: { userId: newId(), email: 'a@example.test', name: 'عائشہ' },
    ...changes,
  });
  const request = (changes: Partial<PurchaseWish> = {}) => manual().request(wish(changes), { method: 'raast', buyer });
  const receive = (invoiceId: string, amount: bigint, bankReference: string = newId()) =>
    manual().record(first, { invoiceId, amount, bankReference, receivedAt: clock, proof });
  const pay = async (invoiceId: string, amount: bigint, bankReference: string = newId()) => {
    const receipt = await receive(invoiceId, amount, bankReference);
    await manual().confirm(second, receipt);
    return receipt;
  };
  const held = () =>
    db.prisma.subscription.findUnique({ where: { organizationId_vertical: { organizationId, vertical: 'shop' } } });
  const written = () => db.prisma.invoice.findMany({ where: { organizationId }, orderBy: { number: 'asc' } });
  const payments = () => db.prisma.settledPayment.findMany({ where: { organizationId }, orderBy: { recordedAt: 'asc' } });
  const waiting = async () =>
    (await manual().open()).filter((each) => each.organizationId === organizationId).map(({ id }) => id);
  const entitlement = async () => (await createEntitlements({ db, catalogue, now: () => clock }).of(organizationId))[0];

  beforeAll(() => {
    db = open();
  });
  beforeEach(async () => {
    ({ orgId: organizationId } = await createOrganization(db));
    issuer = `Issuer ${newId()}`;
    clock = at('2026-11-10T09:00');
  });

  test('a plan is active when a second person confirms the payment that was recorded, for the period that was paid', async () => {
    const invoice = await request();
    // 3 × 252000.
    expect(invoice).toMatchObject({
      number: '2026-000001',
      total: 756_000n,
      status: 'open',
      dueAt: at('2026-11-25T09:00'),
      buyer,
    });
    await manual().declare(invoice.id, organizationId, '  FT2631412  ');
    const receipt = await receive(invoice.id, 756_000n, 'SADA-77');
    expect(await receive(invoice.id, 756_000n, 'SADA-77')).toBe(receipt);
    expect(await manual().read(invoice.id, organizationId)).toMatchObject({
      payerReference: 'FT2631412',
      paid: 0n,
      waiting: 756_000n,
    });
    await expect(manual().confirm(first, receipt)).rejects.toMatchObject({ code: 'SECOND_PERSON', kind: 'forbidden' });
    expect(await entitlement()).toMatchObject({ plan: 'free' });
    expect(await payments()).toEqual([]);
    clock = at('2026-11-12T09:00');
    await Promise.all(Array.from({ length: 10 }, () => manual().confirm(second, receipt)));
    expect(await entitlement()).toMatchObject({ plan: 'team', changesAt: at('2026-12-12T09:00') });
    expect(await held()).toMatchObject({ provider: 'manual', seats: 3, endsAtPeriodEnd: true });
    expect(await written()).toMatchObject([{ number: '2026-000001', total: 756_000n, paid: 756_000n, status: 'paid' }]);
    expect(await payments()).toMatchObject([
      { kind: 'payment', gross: 756_000n, payerCountry: 'PK', payerCountryBasis: 'bank', settledAt: at('2026-11-10T09:00') },
    ]);
    clock = at('2026-12-12T09:00');
    expect(await entitlement()).toMatchObject({ plan: 'free', state: 'ended' });
  });

  test('the database itself refuses the same person twice, and a receipt that is changed or taken away', async () => {
    const { id } = await request();
    const receipt = await receive(id, 1n);
    const where = { id: receipt };
    await expect(db.prisma.manualReceipt.update({ where, data: { confirmedBy: first, confirmedAt: clock } })).rejects.toThrow();
    await expect(db.prisma.manualReceipt.update({ where, data: { amount: 2n } })).rejects.toThrow();
    await manual().confirm(second, receipt);
    await expect(db.prisma.manualReceipt.update({ where, data: { confirmedBy: newId() } })).rejects.toThrow();
    await expect(db.prisma.manualReceipt.delete({ where })).rejects.toThrow();
  });

  test('of 50 at once none has a number twice and none is left out, also when some fail', async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => createOrganization(db)));
    const requestId = newId();
    const wishes = Array.from({ length: 50 }, (_, index) => {
      const orgId = others[index % 5]?.orgId ?? '';
      return wish({ organizationId: orgId, ...(index < 10 ? { requestId: `${orgId}:${requestId}` } : {}) });
    });
    const made = await Promise.all(
      wishes.map(async (each, index) => {
        const failing = db.withPlatform('a test', async (tx) => {
          await takeNumbers(tx, { issuer, at: clock, count: 1 });
          throw new Error('after the number was taken');
        });
        if (index % 5 === 0) await expect(failing).rejects.toThrow('after the number');
        else await failing.catch(() => undefined);
        return manual().request(each, { method: 'bank', buyer });
      }),
    );
    const numbers = [...new Set(made.map(({ number }) => number))].toSorted();
    expect(numbers).toEqual(Array.from({ length: 45 }, (_, index) => `2026-${String(index + 1).padStart(6, '0')}`));
    expect((await db.prisma.invoiceSeries.findMany({ where: { issuer } })).map(({ last }) => last)).toEqual([45]);
    // 19:00 in Greenwich is the new year in Karachi.
    clock = at('2026-12-31T19:00');
    expect((await request()).number).toBe('2027-000001');
  });

  test('a part pays nothing yet, the rest makes it active, and what is too much stays to be sent back', async () => {
    const { id } = await request();
    await pay(id, 700_000n);
    expect(await entitlement()).toMatchObject({ plan: 'free' });
    expect(await written()).toMatchObject([{ paid: 700_000n, status: 'open' }]);
    await pay(id, 100_000n);
    expect(await entitlement()).toMatchObject({ plan: 'team' });
    expect(await manual().read(id, organizationId)).toMatchObject({ paid: 800_000n, total: 756_000n, status: 'paid' });
    expect(await waiting()).toEqual([]);
  });

  test('what is sent back is a contra row that a second person confirms; what is then not paid for is missing', async () => {
    const { id } = await request();
    const receipt = await pay(id, 800_000n);
    const back = { receiptId: receipt, bankReference: 'BACK-1', at: clock, reason: 'too much' };
    const tooMuch = await manual().reverse(first, { ...back, amount: 44_000n });
    expect(await manual().reverse(first, { ...back, amount: 44_000n })).toBe(tooMuch);
    await expect(manual().confirm(first, tooMuch)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
    await expect(manual().reverse(first, { ...back, bankReference: 'BACK-2', amount: 756_001n })).rejects.toMatchObject({
      code: 'REFUND_TOO_LARGE',
    });
    expect(await waiting()).toEqual([id]);
    await manual().confirm(second, tooMuch);
    expect(await held()).toMatchObject({ status: 'active' });
    clock = at('2026-11-15T09:00');
    await manual().confirm(
      second,
      await manual().reverse(first, { ...back, bankReference: 'BACK-3', at: clock, amount: 756_000n }),
    );
    expect(await held()).toMatchObject({ status: 'past-due', pastDueSince: at('2026-11-15T09:00') });
    expect((await payments()).map(({ kind, gross }) => [kind, gross])).toEqual([
      ['payment', 800_000n],
      ['refund', -44_000n],
      ['refund', -756_000n],
    ]);
    expect(await written()).toMatchObject([{ paid: 0n, status: 'open' }]);
    await pay(id, 756_000n);
    expect(await held()).toMatchObject({ status: 'active', periodEnd: at('2026-12-10T09:00') });
  });

  test('a plan is paid ahead from its own end, and not beside another one', async () => {
    await pay((await request()).id, 756_000n);
    await pay((await request({ interval: 'year', seats: 2 })).id, 5_040_000n);
    expect(await held()).toMatchObject({ periodStart: at('2026-11-10T09:00'), periodEnd: at('2027-12-10T09:00'), seats: 3 });
    clock = at('2026-12-20T09:00');
    const truth = await manual().fetchTruth(`manual_${organizationId}`);
    expect(truth?.subscriptions).toMatchObject([
      { periodStart: at('2026-12-10T09:00'), seats: 2, interval: 'year', status: 'active' },
    ]);
    await expect(request({ plan: 'scale' })).rejects.toMatchObject({ code: 'PLAN_HELD' });
    clock = at('2027-12-10T09:00');
    expect((await manual().fetchTruth(`manual_${organizationId}`))?.subscriptions).toMatchObject([{ status: 'ended' }]);
    expect((await request({ plan: 'scale' })).total).toBe(2_436_000n);
  });

  test('what another provider collects for meanwhile stays, and the money is in the books all the same', async () => {
    const { id } = await request();
    const state = {
      reference: `sub_${organizationId}`,
      plan: 'scale',
      interval: 'month',
      currency: 'PKR',
      seats: 1,
      status: 'active',
    };
    const period = { periodStart: clock, periodEnd: at('2026-12-10T09:00'), updatedAt: clock };
    await db.prisma.subscription.create({
      data: { organizationId, vertical: 'shop', provider: 'stripe', ...state, ...period },
    });
    await pay(id, 756_000n);
    expect(await held()).toMatchObject({ provider: 'stripe', plan: 'scale' });
    expect(await manual().read(id, null)).toMatchObject({ status: 'paid', period: null });
    expect(await waiting()).toEqual([id]);
    expect(await payments()).toHaveLength(1);
    const local = createLocalProvider({ db, catalogue, now: () => clock });
    await local.createCustomer({ organizationId, name: 'x', email: 'x@example.test', locale: 'en' });
    const { url } = await local.createCheckout(wish(), { done: '/', abandoned: '/' });
    const paying = local.pay(url.replace('/billing/checkout/', ''), organizationId, 'paid');
    await expect(paying).rejects.toMatchObject({ code: 'PLAN_HELD' });
  });

  test('a transfer counts once, whichever invoices it is recorded for', async () => {
    const other = await createOrganization(db);
    const [mine, theirs] = await Promise.all([request(), request({ organizationId: other.orgId })]);
    const receipts = await Promise.all([
      receive(mine.id, 5n, 'FT-1'),
      receive(theirs.id, 5n, 'FT-1'),
      receive(mine.id, 6n, 'FT-1'),
    ]);
    const confirmed = await Promise.allSettled(receipts.map((each) => manual().confirm(second, each)));
    expect(confirmed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(confirmed.flatMap((each) => (each.status === 'rejected' ? [code(each.reason)] : []))).toEqual([
      'TRANSFER_USED',
      'TRANSFER_USED',
    ]);
  });

  test('refuses what makes no sense, and what is another organization’s', async () => {
    const { id } = await request();
    const other = await createOrganization(db);
    await expect(manual().read(id, other.orgId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(manual().declare(id, other.orgId, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(manual().declare(id, organizationId, ' ')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      field: 'payerReference',
    });
    await expect(request({ currency: 'USD' })).rejects.toMatchObject({ code: 'CURRENCY_UNAVAILABLE' });
    await expect(request({ seats: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(receive(id, 0n)).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'amount' });
    await expect(receive('x', 1n)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const tomorrow = { invoiceId: id, amount: 1n, bankReference: 'x', receivedAt: at('2026-11-11T09:00') };
    await expect(manual().record(first, tomorrow)).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'receivedAt' });
    const reference = `manual_${organizationId}_shop`;
    await expect(manual().changeSubscription(reference, { plan: 'scale', requestId: 'x' })).rejects.toMatchObject({
      code: 'INVOICE_NEEDED',
    });
    await manual().changeSubscription(reference, { seats: 4, requestId: 'x' });
    expect(await manual().fetchTruth('local_x')).toBeNull();
    const { url } = await manual().createCheckout(wish(), { done: '/', abandoned: '/' });
    expect(url).toMatch(/^\/billing\/invoices\/[0-9a-f-]{36}$/);
  });

  test('after any receipts and contra rows the books agree', async () => {
    const step = fc.record({
      amount: fc.bigInt({ min: 1n, max: 900_000n }),
      reverses: fc.option(fc.nat({ max: 3 })),
      confirms: fc.boolean(),
      hours: fc.nat({ max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        ({ orgId: organizationId } = await createOrganization(db));
        clock = at('2026-11-10T09:00');
        const { id } = await request();
        for (const { amount, reverses, confirms, hours } of steps) {
          clock = new Date(clock.getTime() + hours * 3_600_000);
          const { receipts } = await manual().read(id, null);
          const receiptId = reverses === null ? undefined : receipts[reverses]?.id;
          const deed =
            receiptId === undefined
              ? receive(id, amount)
              : manual().reverse(first, { receiptId, amount, bankReference: newId(), at: clock, reason: 'x' });
          const made = await deed.catch((error: unknown) => {
            if (/^(?:NOT_FOUND|REFUND_TOO_LARGE)$/.test(code(error))) return null;
            throw error;
          });
          if (made && confirms) await manual().confirm(second, made);
        }
        const [invoice] = await written();
        const moved = (await payments()).reduce((sum, { gross }) => sum + gross, 0n);
        expect(invoice?.paid).toBe(moved);
        expect(moved >= 0n).toBe(true);
        expect(invoice?.status === 'paid').toBe(moved >= 756_000n);
        const subscription = await held();
        if (moved >= 756_000n) expect(subscription).not.toBeNull();
        if (subscription?.status === 'active') expect(moved >= 756_000n).toBe(true);
      }),
      { numRuns: deepRuns(6, 100) },
    );
  });
});
