import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { PaymentKind, PaymentTruth } from '../provider/truth.ts';
import { writeTruth } from '../provider/write-truth.ts';
import { postingsOf } from './postings-of.ts';

const settledAt = new Date('2026-11-10T09:00:00Z');
const fetchedAt = new Date('2026-11-11T09:00:00Z');

const movement = (kind: PaymentKind, gross: bigint, changes: Partial<PaymentTruth> = {}): PaymentTruth => ({
  ...{ reference: newId(), kind, gross, settledAt, fee: 0n, currency: 'PKR', invoice: null, payer: null },
  ...changes,
});

const currency = fc.constantFrom('PKR', 'USD');

/** A payment and all that may become of it: in the order in which it happens. */
const story = fc
  .record({
    ...{
      currency,
      settledIn: currency,
      rate: fc.integer({ min: 1, max: 300 }),
      gross: fc.bigInt({ min: 1n, max: 10n ** 13n }),
    },
    fees: fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 4, maxLength: 4 }),
    parts: fc.array(fc.record({ share: fc.bigInt({ min: 1n, max: 40n }), fails: fc.boolean() }), { maxLength: 2 }),
    dispute: fc.constantFrom('none', 'lost', 'won'),
  })
  .map(({ currency: charged, dispute, fees, gross, parts, rate, settledIn }) => {
    const row = (kind: PaymentKind, amount: bigint, fee = 0n) =>
      charged === settledIn
        ? movement(kind, amount, { fee, currency: charged })
        : movement(kind, amount * BigInt(rate) - 1n, { fee, currency: settledIn, charged: { currency: charged, amount } });
    return [
      row('payment', gross, fees[0]),
      ...parts.flatMap(({ fails, share }, index) => {
        const part = (gross * share) / 100n + 1n;
        return [row('refund', -part, fees[index + 1]), ...(fails ? [row('refund', part)] : [])];
      }),
      ...(dispute === 'none' ? [] : [row('dispute', -gross, fees[3])]),
      ...(dispute === 'won' ? [row('dispute-won', gross)] : []),
      movement('fee', 0n, { fee: fees[3] ?? 0n, currency: settledIn }),
    ];
  });

const sums = (rows: readonly { readonly currency: string; readonly amount: bigint }[]) => {
  const sum = new Map<string, bigint>();
  for (const { amount, currency: of } of rows) sum.set(of, (sum.get(of) ?? 0n) + amount);
  return sum;
};

test('a movement that is settled as it was charged has three postings', () => {
  expect(postingsOf('stripe', movement('payment', 756_000n, { fee: 6_000n }))).toEqual([
    { account: 'cash:stripe', currency: 'PKR', amount: 750_000n },
    { account: 'fees:stripe', currency: 'PKR', amount: 6_000n },
    { account: 'revenue', currency: 'PKR', amount: -756_000n },
  ]);
  expect(postingsOf('manual', movement('refund', -500n))).toEqual([
    { account: 'cash:manual', currency: 'PKR', amount: -500n },
    { account: 'revenue', currency: 'PKR', amount: 500n },
  ]);
});

test('what is settled in another currency goes through exchange in both, and revenue is in what was charged', () => {
  const charged = { currency: 'PKR', amount: 560_000n };
  expect(postingsOf('stripe', movement('payment', 2_000n, { currency: 'USD', fee: 88n, charged }))).toEqual([
    { account: 'cash:stripe', currency: 'USD', amount: 1_912n },
    { account: 'fees:stripe', currency: 'USD', amount: 88n },
    { account: 'revenue', currency: 'PKR', amount: -560_000n },
    { account: 'exchange', currency: 'PKR', amount: 560_000n },
    { account: 'exchange', currency: 'USD', amount: -2_000n },
  ]);
});

test('nothing but a fee is no revenue, whichever way it is said', () => {
  const expected = [
    { account: 'cash:stripe', currency: 'PKR', amount: -70n },
    { account: 'fees:stripe', currency: 'PKR', amount: 70n },
  ];
  expect(postingsOf('stripe', movement('fee', 0n, { fee: 70n }))).toEqual(expected);
  expect(postingsOf('stripe', movement('fee', -70n))).toEqual(expected);
});

test('each currency of any movement adds up to 0', () => {
  fc.assert(
    fc.property(story, (rows) => {
      for (const row of rows) {
        for (const sum of sums(postingsOf('stripe', row)).values()) expect(sum).toBe(0n);
      }
    }),
  );
});

describeDatabases('the ledger of settled payments', (open: () => Database) => {
  let db: Database;
  let organizationId: string;

  const write = (provider: 'stripe' | 'manual', payments: readonly PaymentTruth[]) =>
    writeTruth({ db }, provider, {
      ...{ organizationId, customer: `${provider}_${organizationId}`, fetchedAt, payments },
      ...{ subscriptions: [], invoices: [] },
    });
  const entries = () => db.prisma.ledgerEntry.findMany({ where: { organizationId }, orderBy: { id: 'asc' } });
  const payments = () => db.prisma.settledPayment.findMany({ where: { organizationId } });
  /** @param amounts by account; of the first payment that is there */
  const rows = async (amounts: Readonly<Record<string, bigint>>) => {
    const [payment] = await payments();
    if (!payment) throw new Error('no payment');
    return Object.entries(amounts).map(([account, amount]) => ({
      ...{ movementId: payment.id, organizationId, account, amount, currency: 'USD', settledAt, recordedAt: settledAt },
    }));
  };

  beforeAll(() => {
    db = open();
  });
  beforeEach(async () => {
    ({ orgId: organizationId } = await createOrganization(db));
    await db.prisma.billingCustomer.createMany({
      data: ['stripe', 'manual'].map((provider) => ({
        ...{ organizationId, provider, reference: `${provider}_${organizationId}`, createdAt: settledAt },
      })),
    });
  });

  test('any sequence of movements, told again and again: each currency adds up to 0, cash is the net of the provider', async () => {
    const sequence = fc.array(fc.tuple(fc.constantFrom('stripe' as const, 'manual' as const), story), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(sequence, async (stories) => {
        for (const [provider, told] of stories) {
          await write(provider, told.slice(0, 2));
          await write(provider, told);
        }
        const [booked, settled] = [await entries(), await payments()];
        for (const sum of sums(booked).values()) expect(sum).toBe(0n);
        for (const provider of ['stripe', 'manual']) {
          const cash = sums(booked.filter(({ account }) => account === `cash:${provider}`));
          const nets = sums(settled.flatMap((row) => (row.provider === provider ? [{ ...row, amount: row.net }] : [])));
          for (const of of ['PKR', 'USD']) expect(cash.get(of) ?? 0n).toBe(nets.get(of) ?? 0n);
        }
        const count = booked.length;
        await Promise.all(stories.map(([provider, told]) => write(provider, told)));
        expect(await entries()).toHaveLength(count);
      }),
      { numRuns: process.env.TEST_DEEP === undefined ? 6 : 200 },
    );
  });

  test('of 10 that write the same payment at once one posts it', async () => {
    const payment = movement('payment', 100n, { fee: 3n });
    await Promise.all(Array.from({ length: 10 }, () => write('stripe', [payment])));
    expect((await entries()).map(({ account, amount }) => [account, amount])).toEqual([
      ['cash:stripe', 97n],
      ['fees:stripe', 3n],
      ['revenue', -100n],
    ]);
  });

  test('entries that do not add up to 0 in their currency are refused at commit, with all that was written beside them', async () => {
    await write('stripe', [movement('payment', 100n)]);
    const reached: number[] = [];
    const alone = await rows({ 'cash:stripe': 5n, revenue: -4n });
    await expect(
      db.withPlatform('a test of the ledger', async (tx) => {
        await tx.ledgerEntry.createMany({ data: alone });
        reached.push(await tx.ledgerEntry.count({ where: { organizationId } }));
      }),
    ).rejects.toThrow();
    expect(reached).toEqual([4]);
    // Another currency of the same payment does not make up for it.
    const mixed = (await rows({ exchange: 5n, revenue: -5n })).map((row, index) => ({
      ...row,
      currency: index ? 'EUR' : 'USD',
    }));
    await expect(db.prisma.ledgerEntry.createMany({ data: mixed })).rejects.toThrow();
    expect(await entries()).toHaveLength(2);

    const [debit, credit] = await rows({ 'cash:stripe': 5n, revenue: -5n });
    await db.withPlatform('a test of the ledger', async (tx) => {
      if (debit) await tx.ledgerEntry.create({ data: debit });
      if (credit) await tx.ledgerEntry.create({ data: credit });
    });
    expect(await entries()).toHaveLength(4);
  });

  test('nobody changes or deletes an entry, nor posts one of a payment that is not there', async () => {
    await write('stripe', [movement('payment', 100n)]);
    const where = { organizationId };
    const platform = (fn: Parameters<typeof db.withPlatform>[1]) => db.withPlatform('a test of the ledger', fn);
    await expect(platform((tx) => tx.ledgerEntry.updateMany({ where, data: { amount: 1n } }))).rejects.toThrow();
    await expect(platform((tx) => tx.ledgerEntry.deleteMany({ where }))).rejects.toThrow();
    const only = 'CONFLICT';
    await expect(db.query('UPDATE ledger_entry SET amount = 1 WHERE "organizationId" = $1', [organizationId])).rejects.toThrow(
      only,
    );
    await expect(db.query('DELETE FROM ledger_entry WHERE "organizationId" = $1', [organizationId])).rejects.toThrow(only);
    const nobody = (await rows({ 'cash:stripe': 5n, revenue: -5n })).map((row) => ({ ...row, movementId: organizationId }));
    await expect(db.prisma.ledgerEntry.createMany({ data: nobody })).rejects.toThrow();
    expect(await entries()).toHaveLength(2);
  });

  test('the entries stay when the organization leaves, as the payment does', async () => {
    await write('manual', [movement('payment', 100n)]);
    await db.prisma.organization.delete({ where: { id: organizationId } });
    expect(await entries()).toHaveLength(2);
    expect(await payments()).toHaveLength(1);
  });
});
