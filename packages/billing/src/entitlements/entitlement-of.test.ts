import { expect, test } from 'vitest';
import { shopPlans } from '../plans/testing/shop-plans.ts';
import { entitlementOf, graceDays, type HeldSubscription } from './entitlement-of.ts';

const sold = { vertical: 'shop', plans: shopPlans };
const at = new Date('2026-11-20T09:00:00Z');
const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
const held: HeldSubscription = {
  plan: 'team',
  status: 'active',
  periodEnd: days(10),
  trialEnd: null,
  endsAtPeriodEnd: false,
  pastDueSince: null,
};
const of = (changes: Partial<HeldSubscription>) => entitlementOf(sold, { ...held, ...changes }, at);

test('without a subscription the free plan holds', () => {
  expect(entitlementOf(sold, null, at)).toEqual({
    vertical: 'shop',
    plan: 'free',
    state: 'free',
    access: 'full',
    seats: 2,
    limits: { 'shop.orders': 10n },
    changesAt: null,
    raisedBy: 'team',
  });
});

test('an active one gives its plan, and a trial says when it ends', () => {
  expect(of({})).toMatchObject({
    plan: 'team',
    state: 'active',
    access: 'full',
    seats: 20,
    changesAt: null,
    raisedBy: 'scale',
  });
  expect(of({ status: 'trialing', trialEnd: days(3) })).toMatchObject({ plan: 'team', state: 'trialing', changesAt: days(3) });
  expect(of({ plan: 'scale' })).toMatchObject({ seats: null, limits: { 'shop.orders': null }, raisedBy: null });
});

test('a missing payment changes nothing for the days of grace, and then makes everything read-only', () => {
  expect(of({ status: 'past-due', pastDueSince: days(-1) })).toMatchObject({ access: 'full', changesAt: days(graceDays - 1) });
  expect(of({ status: 'past-due', pastDueSince: days(-graceDays) })).toMatchObject({
    plan: 'team',
    access: 'read-only',
    changesAt: null,
  });
});

test('one that is not renewed holds until its period ends, and the free plan after that', () => {
  expect(of({ endsAtPeriodEnd: true })).toMatchObject({ plan: 'team', changesAt: days(10) });
  expect(of({ endsAtPeriodEnd: true, periodEnd: at })).toMatchObject({ plan: 'free', state: 'ended', access: 'full' });
  expect(of({ status: 'ended' })).toMatchObject({ plan: 'free', state: 'ended', access: 'full', changesAt: null });
});

test('one whose renewal nobody tells holds for the days of grace, not a day less and not for ever', () => {
  for (const status of ['active', 'trialing'] as const) {
    expect(of({ status, periodEnd: days(1 - graceDays) })).toMatchObject({ plan: 'team', state: status });
    expect(of({ status, periodEnd: days(-graceDays) })).toMatchObject({ plan: 'free', state: 'ended', changesAt: null });
  }
  const missing = { status: 'past-due', pastDueSince: days(-40), periodEnd: days(-40) } as const;
  expect(of(missing)).toMatchObject({ plan: 'team', state: 'past-due', access: 'read-only' });
});

test('a plan that is not sold any more gives the free one', () => {
  expect(entitlementOf({ vertical: 'shop', plans: shopPlans.slice(0, 1) }, held, at)).toMatchObject({
    plan: 'free',
    state: 'active',
  });
});
