import { listAudit } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { beforeEach, expect, test } from 'vitest';
import { billingScene, wish } from './testing/billing-scene.ts';

describeDatabases('plans and payments', (open) => {
  const scene = billingScene(open);
  const { callerAs, checkoutOf } = scene;
  const buy = async (plan: 'team' | 'scale') => {
    const owner = callerAs('owner');
    const { url } = await owner.buy({ ...wish, plan });
    await owner.local.pay({ id: checkoutOf(url), outcome: 'paid' });
    return owner;
  };

  beforeEach(() => scene.begin());

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
    const entries = await listAudit(open(), { orgId: scene.org().orgId, limit: 9 });
    expect(entries.map(({ action }) => action)).toEqual([
      'platform.billing.local.pay',
      'platform.billing.local.pay',
      'platform.billing.buy',
    ]);
  });

  test('AB-095 the organization of the demo has everything and buys nothing', async () => {
    scene.now.demo = scene.org().orgId;
    const owner = callerAs('owner');
    expect(await owner.overview()).toMatchObject({ demo: true, mayChange: false, verticals: [{ plan: 'scale', held: null }] });
    const refusal = { code: 'FORBIDDEN', cause: { code: 'DEMO_MODE', messageKey: 'billing.error.demo' } };
    await expect(owner.buy({ ...wish, plan: 'team' })).rejects.toMatchObject(refusal);
    await expect(owner.portal({ app: 'shop' })).rejects.toMatchObject(refusal);
    expect(await open().prisma.localCheckout.count({ where: { organizationId: scene.org().orgId } })).toBe(0);
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
    const stranger = callerAs('owner', await createOrganization(open()));
    await stranger.buy({ ...wish, plan: 'team' });
    const { url } = await callerAs('owner', await createOrganization(open())).buy({ ...wish, plan: 'team' });
    await expect(stranger.local.pay({ id: checkoutOf(url), outcome: 'paid' })).rejects.toThrow('NOT_FOUND');
    await expect(stranger.invoice({ id })).rejects.toThrow('NOT_FOUND');
    expect((await stranger.invoices({})).items).toEqual([]);
  });

  test('the invoice that is owed is named, and one of a plan that has ended asks for nothing', async () => {
    const { orgId } = scene.org();
    const owner = callerAs('owner');
    const sold = { ...{ provider: 'stripe', vertical: 'shop', plan: 'team', interval: 'month', currency: 'USD', seats: 1 } };
    const since = new Date();
    const where = { organizationId_vertical: { organizationId: orgId, vertical: 'shop' } };
    await open().prisma.subscription.create({
      data: {
        ...{ ...sold, organizationId: orgId, reference: `sub_${orgId}`, status: 'past-due', pastDueSince: since },
        ...{ periodStart: since, periodEnd: new Date(since.getTime() + 86_400_000), updatedAt: since },
      },
    });
    for (const [index, number] of ['S-1', 'S-2'].entries()) {
      const row = {
        ...{ organizationId: orgId, provider: 'stripe', vertical: 'shop', currency: 'USD', total: 900n },
        number,
      };
      const stored = {
        reference: `in_${orgId}_${number}`,
        status: 'open',
        lines: [],
        url: `https://pay.example/${number}`,
      };
      await open().prisma.invoice.create({ data: { ...row, ...stored, issuedAt: new Date(since.getTime() + index) } });
    }
    const [first] = (await owner.overview()).verticals;
    expect(first?.held?.trialRefused).toBe(false);
    expect(first?.held?.owed).toMatchObject({ number: 'S-1', url: 'https://pay.example/S-1' });
    expect((await owner.invoices({})).items).toMatchObject([
      { lapsed: false },
      { lapsed: false, url: 'https://pay.example/S-1' },
    ]);
    await open().prisma.subscription.update({ where, data: { status: 'ended', pastDueSince: null } });
    expect((await owner.overview()).verticals).toMatchObject([{ state: 'ended', held: { owed: null } }]);
    const { items } = await owner.invoices({});
    expect(items).toMatchObject([
      { number: 'S-2', status: 'open', lapsed: true, url: null },
      { number: 'S-1', status: 'open', lapsed: true, url: null },
    ]);
    expect(await owner.invoice({ id: items[0]?.id ?? '' })).toMatchObject({ invoice: { lapsed: true, url: null } });
  });

  test('a trial that the card had had before is told of for a month', async () => {
    const { orgId } = scene.org();
    const at = new Date();
    const reference = `sub_${orgId}`;
    const sold = { provider: 'stripe', vertical: 'shop', plan: 'team', interval: 'year', currency: 'USD', seats: 1 };
    const times = { periodStart: at, trialEnd: at, periodEnd: new Date(at.getTime() + 365 * 86_400_000), updatedAt: at };
    await open().prisma.subscription.create({
      data: { ...sold, ...times, organizationId: orgId, reference, status: 'active' },
    });
    const told = async () => (await callerAs('owner').overview()).verticals[0]?.held?.trialRefused;
    expect(await told()).toBe(false);
    const key = `trial-ended:stripe:${reference}`;
    await open().prisma.billingEffect.create({ data: { key, organizationId: orgId, at } });
    expect(await told()).toBe(true);
    await open().prisma.billingEffect.update({ where: { key }, data: { at: new Date(at.getTime() - 31 * 86_400_000) } });
    expect(await told()).toBe(false);
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
    const tired = callerAs('owner', scene.org(), 3_600_000);
    await expect(tired.buy({ ...wish, plan: 'team' })).rejects.toThrow('SESSION_NOT_FRESH');
    await expect(tired.cancel({ vertical: 'shop' })).rejects.toThrow('SESSION_NOT_FRESH');
    await expect(callerAs('owner').buy({ ...wish, plan: 'team', app: 'elsewhere' })).rejects.toThrow('INVALID_INPUT');
    await expect(callerAs('owner').buy({ ...wish, plan: 'team' })).rejects.toThrow('PLAN_HELD');
  });
});
