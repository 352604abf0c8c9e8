import { type Meter, metersOf } from '@repo/billing';
import { type Database, listAudit, newId, platformOrg } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { defineVertical, type PlanDefinition, type TransferAccount } from '@repo/vertical';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { plansOf } from '../../host/plans-of.ts';
import { brand, config } from '../../testing/sample-app.ts';
import { testContext, testSession } from '../../testing/test-context.ts';
import { createCallerFactory, router } from '../../trpc/router.ts';
import { billingRouter } from './billing-router.ts';
import { openBilling } from './open-billing.ts';

const text = { ur: 'دکان', en: 'Shop' };
const each = (PKR: bigint) => ({ PKR, USD: PKR / 100n });
const prices = { month: each(250_000n), year: each(2_500_000n) };
const plans: readonly PlanDefinition[] = [
  { id: 'free', name: text, summary: text, prices: null, trialDays: 0, seats: 2, limits: { 'shop.orders': 10 } },
  { id: 'team', name: text, summary: text, prices, trialDays: 14, seats: 20, limits: { 'shop.orders': 100 } },
  { id: 'scale', name: text, summary: text, prices, trialDays: 0, seats: null, limits: { 'shop.orders': null } },
];
const shop = defineVertical({
  ...{ id: 'shop', name: text, router: router({}), navigation: [], tables: [], seed: async () => {}, config: z.unknown() },
  card: { summary: text, figure: async () => null, empty: text, action: { path: '/', label: text } },
  meters: [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => 10 }],
  plans,
});
const account = { title: 'Sample Ltd', bank: 'Sample Bank', iban: 'PK36SCBL0000001123456702' };
const mounted = [{ vertical: shop, basePath: '/shop/' }];
const meters: readonly Meter[] = metersOf([shop], {});
const wish = { vertical: 'shop', interval: 'month', currency: 'PKR', app: 'shop' } as const;

describeDatabases('plans and payments', (open: () => Database) => {
  let db: Database;
  let org: TestOrganization;
  let demo: string | null;
  let transfer: TransferAccount | undefined;
  const billingNow = () => {
    const plans = plansOf({ app: { verticals: [shop], config }, db, demoOrgId: () => demo });
    return openBilling({
      ...{ db, app: { brand }, plans, secret: 's'.repeat(40), demoOrgId: () => demo },
      ...{ publicUrl: new URL('https://shop.example'), transfer },
    });
  };
  const callerAs = (role: 'owner' | 'admin' | 'member', { orgId, userId } = org, age = 0) => {
    const billing = billingNow();
    const session = {
      ...testSession({ userId, orgId, role }),
      createdAt: new Date(Date.now() - age),
      email: `${userId}@example.test`,
    };
    return createCallerFactory(billingRouter(billing, mounted))(testContext({ db, session, meters }));
  };
  const operator = (userId: string) => {
    const session = { ...testSession({ userId, orgId: null }), createdAt: new Date(), operator: true };
    return createCallerFactory(billingRouter(billingNow(), mounted))(testContext({ db, session, meters })).books;
  };
  const checkoutOf = (url: string) => url.replace('https://shop.example/shop/organization/billing/checkout/', '');
  const buy = async (plan: 'team' | 'scale') => {
    const owner = callerAs('owner');
    const { url } = await owner.buy({ ...wish, plan });
    await owner.local.pay({ id: checkoutOf(url), outcome: 'paid' });
    return owner;
  };

  beforeAll(() => {
    db = open();
  });
  beforeEach(async () => {
    demo = null;
    transfer = undefined;
    org = await createOrganization(db, { name: 'ستارہ فوڈز' });
  });

  test('a plan is bought on the page that the answer names, and only paying it gives the plan', async () => {
    const owner = callerAs('owner');
    const { url, trialDays } = await owner.buy({ ...wish, plan: 'scale' });
    expect(url).toMatch(/^https:\/\/shop\.example\/shop\/organization\/billing\/checkout\/checkout_/);
    expect(trialDays).toBe(0);
    const id = checkoutOf(url);
    expect(await owner.local.checkout({ id })).toMatchObject({
      ...{ vertical: { id: 'shop' }, plan: { id: 'scale' }, seats: 1, dueNow: '250000', status: 'open' },
      done: 'https://shop.example/shop/organization/billing/done?vertical=shop',
    });
    expect(await owner.local.pay({ id, outcome: 'declined' })).toEqual({ outcome: 'declined', to: null });
    expect((await owner.overview()).verticals).toMatchObject([{ plan: 'free', state: 'free', raisedBy: 'team', held: null }]);
    expect(await owner.local.pay({ id, outcome: 'paid' })).toMatchObject({ outcome: 'paid' });
    expect((await owner.overview()).verticals).toMatchObject([
      {
        ...{ id: 'shop', plan: 'scale', state: 'active', access: 'full', raisedBy: null },
        meters: [{ id: 'shop.orders', limit: null, used: '0' }],
        held: { plan: 'scale', interval: 'month', currency: 'PKR', seats: 1, endsAtPeriodEnd: false },
      },
    ]);
    const entries = await listAudit(db, { orgId: org.orgId, limit: 9 });
    expect(entries.map(({ action }) => action)).toEqual([
      'platform.billing.local.pay',
      'platform.billing.local.pay',
      'platform.billing.buy',
    ]);
  });

  test('AB-095 the organization of the demo has everything and buys nothing', async () => {
    demo = org.orgId;
    const owner = callerAs('owner');
    expect(await owner.overview()).toMatchObject({ demo: true, mayChange: false, verticals: [{ plan: 'scale', held: null }] });
    const refusal = { code: 'FORBIDDEN', cause: { code: 'DEMO_MODE', messageKey: 'billing.error.demo' } };
    await expect(owner.buy({ ...wish, plan: 'team' })).rejects.toMatchObject(refusal);
    await expect(owner.portal({ app: 'shop' })).rejects.toMatchObject(refusal);
    expect(await db.prisma.localCheckout.count({ where: { organizationId: org.orgId } })).toBe(0);
  });

  test('a cancelled plan goes on until its period ends, and may be taken up again', async () => {
    const owner = await buy('team');
    await owner.cancel({ vertical: 'shop' });
    expect((await owner.overview()).verticals).toMatchObject([{ plan: 'team', held: { endsAtPeriodEnd: true } }]);
    await owner.resume({ vertical: 'shop' });
    expect((await owner.overview()).verticals).toMatchObject([{ plan: 'team', held: { endsAtPeriodEnd: false } }]);
  });

  test('a change says before what it costs', async () => {
    const owner = await buy('scale');
    const change = { vertical: 'shop', plan: 'scale', interval: 'year' } as const;
    expect(Number((await owner.preview(change))?.dueNow)).toBeGreaterThan(2_000_000);
    expect(await owner.preview(change)).toMatchObject({ credit: '0', startsAt: null, trialEnd: null, eachPeriod: '2500000' });
    await owner.change(change);
    expect((await owner.overview()).verticals).toMatchObject([{ held: { interval: 'year' } }]);
    const { periodEnd } = (await owner.overview()).verticals[0]?.held ?? {};
    expect(await owner.preview({ ...change, plan: 'team' })).toMatchObject({ dueNow: '0', startsAt: periodEnd });
  });

  test('an invoice has all that is printed, and is nobody else’s', async () => {
    const owner = await buy('scale');
    const { items, next } = await owner.invoices({});
    expect(items).toMatchObject([{ status: 'paid', currency: 'PKR', total: '250000', paid: '250000' }]);
    expect(next).toBeNull();
    const id = items[0]?.id ?? '';
    expect(await owner.invoice({ id })).toMatchObject({
      ...{ playMoney: true, balance: '0', buyer: { name: 'ستارہ فوڈز' }, issuer: { name: 'Sample Ltd' } },
      totalInWords: { ur: expect.stringContaining('دو ہزار پانچ سو روپے') },
    });
    const stranger = callerAs('owner', await createOrganization(db));
    await stranger.buy({ ...wish, plan: 'team' });
    const { url } = await callerAs('owner', await createOrganization(db)).buy({ ...wish, plan: 'team' });
    await expect(stranger.local.pay({ id: checkoutOf(url), outcome: 'paid' })).rejects.toThrow('NOT_FOUND');
    await expect(stranger.invoice({ id })).rejects.toThrow('NOT_FOUND');
    expect((await stranger.invoices({})).items).toEqual([]);
  });

  test('the invoice that is owed is named, and one of a plan that has ended asks for nothing', async () => {
    const owner = callerAs('owner');
    const sold = { ...{ provider: 'stripe', vertical: 'shop', plan: 'team', interval: 'month', currency: 'USD', seats: 1 } };
    const since = new Date();
    const where = { organizationId_vertical: { organizationId: org.orgId, vertical: 'shop' } };
    await db.prisma.subscription.create({
      data: {
        ...{ ...sold, organizationId: org.orgId, reference: `sub_${org.orgId}`, status: 'past-due', pastDueSince: since },
        ...{ periodStart: since, periodEnd: new Date(since.getTime() + 86_400_000), updatedAt: since },
      },
    });
    for (const [index, number] of ['S-1', 'S-2'].entries()) {
      const row = {
        ...{ organizationId: org.orgId, provider: 'stripe', vertical: 'shop', currency: 'USD', total: 900n },
        number,
      };
      const stored = {
        reference: `in_${org.orgId}_${number}`,
        status: 'open',
        lines: [],
        url: `https://pay.example/${number}`,
      };
      await db.prisma.invoice.create({ data: { ...row, ...stored, issuedAt: new Date(since.getTime() + index) } });
    }
    const [first] = (await owner.overview()).verticals;
    expect(first?.held?.trialRefused).toBe(false);
    expect(first?.held?.owed).toMatchObject({ number: 'S-1', url: 'https://pay.example/S-1' });
    expect((await owner.invoices({})).items).toMatchObject([
      { lapsed: false },
      { lapsed: false, url: 'https://pay.example/S-1' },
    ]);
    await db.prisma.subscription.update({ where, data: { status: 'ended', pastDueSince: null } });
    expect((await owner.overview()).verticals).toMatchObject([{ state: 'ended', held: { owed: null } }]);
    const { items } = await owner.invoices({});
    expect(items).toMatchObject([
      { number: 'S-2', status: 'open', lapsed: true, url: null },
      { number: 'S-1', status: 'open', lapsed: true, url: null },
    ]);
    expect(await owner.invoice({ id: items[0]?.id ?? '' })).toMatchObject({ invoice: { lapsed: true, url: null } });
  });

  test('a trial that the card had had before is told of for a month', async () => {
    const at = new Date();
    const reference = `sub_${org.orgId}`;
    const sold = { provider: 'stripe', vertical: 'shop', plan: 'team', interval: 'year', currency: 'USD', seats: 1 };
    const times = { periodStart: at, trialEnd: at, periodEnd: new Date(at.getTime() + 365 * 86_400_000), updatedAt: at };
    await db.prisma.subscription.create({
      data: { ...sold, ...times, organizationId: org.orgId, reference, status: 'active' },
    });
    const told = async () => (await callerAs('owner').overview()).verticals[0]?.held?.trialRefused;
    expect(await told()).toBe(false);
    const key = `trial-ended:stripe:${reference}`;
    await db.prisma.billingEffect.create({ data: { key, organizationId: org.orgId, at } });
    expect(await told()).toBe(true);
    await db.prisma.billingEffect.update({ where: { key }, data: { at: new Date(at.getTime() - 31 * 86_400_000) } });
    expect(await told()).toBe(false);
  });

  test('a plan is paid by transfer: one operator records the money, another one confirms it, and the log tells of both', async () => {
    transfer = account;
    const owner = callerAs('owner');
    const wanted = {
      vertical: 'shop',
      plan: 'scale',
      interval: 'month',
      currency: 'PKR',
      method: 'bank',
      ntn: '۱۲۳۴۵۶۷-۸',
    } as const;
    const { id, number, status, total } = await owner.transfer.request(wanted);
    expect([number, status, total]).toEqual([expect.stringMatching(/^\d{4}-\d{6}$/), 'open', '250000']);
    await owner.transfer.declare({ id, reference: 'FT-20261128' });
    expect(await owner.invoice({ id })).toMatchObject({
      ...{ invoice: { number, status: 'open' }, buyer: { name: 'Sample', ntn: '1234567-8' }, playMoney: false },
      transfer: { id, method: 'bank', payTo: { ...account, raastId: null }, payerReference: 'FT-20261128', waiting: '0' },
    });
    const [first, second] = [operator(newId()), operator(newId())];
    const money = { invoiceId: id, amount: '250000', bankReference: `FT ${number}`, receivedAt: '2026-11-01T00:00:00Z' };
    const { id: receiptId } = await first.record(money);
    await expect(first.confirm({ receiptId })).rejects.toMatchObject({ cause: { code: 'SECOND_PERSON' } });
    const mine = (await first.open()).filter((each) => each.id === id);
    expect(mine).toMatchObject([
      { payerReference: 'FT-20261128', paid: '0', receipts: [{ state: 'waiting', own: true, recordedBy: null }] },
    ]);
    expect((await owner.overview()).verticals).toMatchObject([{ plan: 'free' }]);
    await second.confirm({ receiptId });
    expect((await owner.overview()).verticals).toMatchObject([{ plan: 'scale', held: { seats: 1, byTransfer: true } }]);
    expect(await owner.transfer.invoice({ id })).toMatchObject({ status: 'paid', paid: '250000' });
    const settled = (await second.settled()).filter((each) => each.id === id);
    expect(settled).toMatchObject([{ paid: '250000', receipts: [{ state: 'confirmed', own: false, reverses: null }] }]);
    const { rows } = await db.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE "orgId" = $1 AND "targetId" IN ($2, $3) ORDER BY seq',
      [platformOrg, id, receiptId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['billing.record', 'billing.confirm']);
    const stranger = callerAs('owner', await createOrganization(db));
    await expect(stranger.transfer.invoice({ id })).rejects.toThrow('NOT_FOUND');
    await expect(stranger.transfer.withdraw({ id })).rejects.toThrow('NOT_FOUND');
    await expect(operator(newId()).record({ ...money, amount: '-5' })).rejects.toThrow();
    const nobody = createCallerFactory(billingRouter(billingNow(), mounted));
    const plain = testContext({
      db,
      session: { ...testSession({ userId: org.userId, orgId: org.orgId }), createdAt: new Date() },
    });
    await expect(nobody(plain).books.confirm({ receiptId })).rejects.toThrow('NOT_ALLOWED');
  });

  test('without an account nothing is sold by transfer, and with one nobody gets a plan for play money', async () => {
    const owner = callerAs('owner');
    const wanted = { vertical: 'shop', plan: 'scale', interval: 'month', currency: 'PKR', ntn: null } as const;
    const refusal = { cause: { code: 'TRANSFER_UNAVAILABLE', messageKey: 'billing.error.transfer-unavailable' } };
    expect((await owner.overview()).provider).toMatchObject({ playMoney: true, checkout: true, transfer: [] });
    await expect(owner.transfer.request({ ...wanted, method: 'bank' })).rejects.toMatchObject(refusal);
    transfer = account;
    const payer = callerAs('owner');
    expect((await payer.overview()).provider).toMatchObject({ playMoney: false, checkout: false, transfer: ['bank'] });
    await expect(payer.transfer.request({ ...wanted, method: 'raast' })).rejects.toMatchObject(refusal);
    const { url } = await payer.buy({ ...wish, plan: 'team' });
    const id = url.replace('https://shop.example/shop/organization/invoices/', '');
    expect(await payer.invoice({ id })).toMatchObject({
      playMoney: false,
      balance: '250000',
      transfer: { id, method: 'bank' },
    });
    transfer = { ...account, raastId: '03001234567' };
    expect((await callerAs('owner').overview()).provider.transfer).toEqual(['bank', 'raast']);
  });

  test('members see plans without money, administrators money without changing it, and an old sign-in changes nothing', async () => {
    await buy('scale');
    const member = callerAs('member');
    const seen = await member.overview();
    expect(seen).toMatchObject({ mayRead: false, mayChange: false, verticals: [{ plan: 'scale', held: null }] });
    expect(seen.verticals[0]?.plans.map((plan) => plan.prices)).toEqual([null, null, null]);
    await expect(member.invoices({})).rejects.toThrow('FORBIDDEN');
    const admin = callerAs('admin');
    expect(await admin.overview()).toMatchObject({ mayRead: true, mayChange: false });
    await expect(admin.cancel({ vertical: 'shop' })).rejects.toThrow('FORBIDDEN');
    const tired = callerAs('owner', org, 3_600_000);
    await expect(tired.buy({ ...wish, plan: 'team' })).rejects.toThrow('SESSION_NOT_FRESH');
    await expect(tired.cancel({ vertical: 'shop' })).rejects.toThrow('SESSION_NOT_FRESH');
    await expect(callerAs('owner').buy({ ...wish, plan: 'team', app: 'elsewhere' })).rejects.toThrow('INVALID_INPUT');
    await expect(callerAs('owner').buy({ ...wish, plan: 'team' })).rejects.toThrow('PLAN_HELD');
  });
});
