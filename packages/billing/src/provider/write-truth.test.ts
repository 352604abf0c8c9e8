import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { BillingTruth, InvoiceTruth, PaymentTruth, SubscriptionTruth } from './truth.ts';
import { writeTruth } from './write-truth.ts';

const at = (instant: string) => new Date(`2026-11-${instant}:00Z`);

describeDatabases('the truth of a provider', (open: () => Database) => {
  let db: Database;
  let organizationId: string;
  let customer: string;

  const subscription = (changes: Partial<SubscriptionTruth> = {}): SubscriptionTruth => ({
    reference: `sub_${customer}`,
    vertical: 'shop',
    plan: 'team',
    interval: 'month',
    currency: 'PKR',
    seats: 3,
    status: 'active',
    periodStart: at('01T00:00'),
    periodEnd: at('30T00:00'),
    trialEnd: null,
    endsAtPeriodEnd: false,
    pastDueSince: null,
    ...changes,
  });
  const invoice = (changes: Partial<InvoiceTruth> = {}): InvoiceTruth => ({
    reference: `in_${customer}`,
    number: '1',
    vertical: 'shop',
    currency: 'PKR',
    total: 756_000n,
    paid: 0n,
    status: 'open',
    lines: [{ description: { ur: 'ٹیم', en: 'Team' }, quantity: 3, amount: 756_000n }],
    issuedAt: at('01T00:00'),
    dueAt: null,
    paidAt: null,
    url: null,
    ...changes,
  });
  const payment = (changes: Partial<PaymentTruth> = {}): PaymentTruth => ({
    reference: `pay_${customer}`,
    kind: 'payment',
    invoice: `in_${customer}`,
    currency: 'PKR',
    gross: 756_000n,
    fee: 6_000n,
    payer: { country: 'PK', basis: 'card_issuer' },
    settledAt: at('01T01:00'),
    ...changes,
  });
  const truth = (fetchedAt: Date, changes: Partial<BillingTruth> = {}): BillingTruth => ({
    organizationId,
    customer,
    fetchedAt,
    subscriptions: [subscription()],
    invoices: [],
    payments: [],
    ...changes,
  });
  const write = (wish: BillingTruth) => writeTruth({ db }, 'stripe', wish);
  const held = () =>
    db.prisma.subscription.findUnique({ where: { organizationId_vertical: { organizationId, vertical: 'shop' } } });

  beforeAll(() => {
    db = open();
  });
  beforeEach(async () => {
    ({ orgId: organizationId } = await createOrganization(db));
    customer = newId();
    const row = { organizationId, provider: 'stripe', reference: customer, createdAt: at('01T00:00') };
    await db.prisma.billingCustomer.create({ data: row });
  });

  test('twice the same, in any order of fetches, leaves the newest', async () => {
    const late = truth(at('03T00:00'), { subscriptions: [subscription({ seats: 5 })] });
    expect(await write(late)).toBe(true);
    expect(await write(late)).toBe(true);
    expect(await write(truth(at('02T00:00')))).toBe(false);
    expect(await held()).toMatchObject({ seats: 5, status: 'active', provider: 'stripe' });
  });

  test('of 20 at once the newest is left', async () => {
    const seats = Array.from({ length: 20 }, (_, index) => index + 1);
    await Promise.all(
      seats.map((count) =>
        write(truth(new Date(at('05T00:00').getTime() + count), { subscriptions: [subscription({ seats: count })] })),
      ),
    );
    expect(await held()).toMatchObject({ seats: 20 });
  });

  test('a customer of another organization or of nobody is not written to', async () => {
    const other = await createOrganization(db);
    expect(await write({ ...truth(at('02T00:00')), organizationId: other.orgId })).toBe(false);
    expect(await write({ ...truth(at('02T00:00')), customer: newId() })).toBe(false);
    expect(await held()).toBeNull();
  });

  test('a subscription whose price is another vertical’s now is a plan of that one alone, and may come back', async () => {
    const rows = async () => {
      const found = await db.prisma.subscription.findMany({ where: { organizationId }, orderBy: { vertical: 'asc' } });
      return found.map(({ vertical, status }) => [vertical, status]);
    };
    const moved = (vertical: string) => ({ subscriptions: [subscription({ vertical })] });
    await write(truth(at('02T00:00')));
    await write(truth(at('03T00:00'), moved('kitchen')));
    expect(await rows()).toEqual([
      ['kitchen', 'active'],
      ['shop', 'ended'],
    ]);
    await write(truth(at('04T00:00'), moved('shop')));
    await write(truth(at('05T00:00'), moved('shop')));
    expect(await rows()).toEqual([
      ['kitchen', 'ended'],
      ['shop', 'active'],
    ]);
  });

  test('a subscription that is not named any more has ended', async () => {
    await write(truth(at('02T00:00'), { subscriptions: [subscription({ status: 'past-due', pastDueSince: at('01T12:00') })] }));
    await write(truth(at('03T00:00'), { subscriptions: [] }));
    expect(await held()).toMatchObject({ status: 'ended', pastDueSince: null });
  });

  test('the end of a former subscription does not end the one that took its place', async () => {
    const former = subscription({ reference: newId(), status: 'ended' });
    await write(truth(at('02T00:00'), { subscriptions: [subscription(), former] }));
    await write(truth(at('03T00:00'), { subscriptions: [former, subscription()] }));
    expect(await held()).toMatchObject({ status: 'active', reference: `sub_${customer}` });
  });

  test('an invoice follows, a payment is written once and nobody changes it', async () => {
    await write(truth(at('02T00:00'), { invoices: [invoice()] }));
    const paid = { invoices: [invoice({ status: 'paid', paid: 756_000n, paidAt: at('01T01:00') })] };
    await write(truth(at('03T00:00'), { ...paid, payments: [payment()] }));
    await write(
      truth(at('04T00:00'), {
        ...paid,
        payments: [payment({ gross: 1n }), payment({ kind: 'refund', gross: -756_000n, fee: 0n })],
      }),
    );
    const invoices = await db.prisma.invoice.findMany({ where: { organizationId } });
    expect(invoices).toMatchObject([{ status: 'paid', paid: 756_000n, lines: [{ amount: '756000', quantity: 3 }] }]);
    const payments = await db.prisma.settledPayment.findMany({ where: { organizationId }, orderBy: { kind: 'asc' } });
    expect(payments).toMatchObject([
      { kind: 'payment', gross: 756_000n, fee: 6_000n, net: 750_000n, payerCountry: 'PK', invoiceId: invoices[0]?.id },
      { kind: 'refund', gross: -756_000n, net: -756_000n },
    ]);
    await expect(
      db.query('UPDATE settled_payment SET gross = 1, net = 1 - fee WHERE "organizationId" = $1', [organizationId]),
    ).rejects.toThrow();
    await expect(db.query('DELETE FROM settled_payment WHERE "organizationId" = $1', [organizationId])).rejects.toThrow();
  });
});
