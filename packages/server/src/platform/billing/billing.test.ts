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
    await owner.change(change);
    expect((await owner.overview()).verticals).toMatchObject([{ held: { interval: 'year' } }]);
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
