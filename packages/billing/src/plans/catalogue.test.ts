import type { PlanDefinition } from '@repo/vertical';
import { expect, test } from 'vitest';
import { catalogueOf } from './catalogue.ts';
import { shopPlans } from './testing/shop-plans.ts';

const text = { ur: 'آرڈر', en: 'orders' };
const meters = [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }];
const shop = (plans: readonly PlanDefinition[]) => catalogueOf([{ id: 'shop', plans, meters }]);
const [free, team, scale] = shopPlans as [PlanDefinition, PlanDefinition, PlanDefinition];

test('each plan that costs something has a price for each interval and currency, under a key of its own', () => {
  const { prices } = shop(shopPlans);
  expect(prices).toHaveLength(8);
  expect(new Set(prices.map(({ key }) => key)).size).toBe(8);
  expect(shop(shopPlans).price({ vertical: 'shop', plan: 'team', interval: 'year', currency: 'PKR' })).toMatchObject({
    key: 'shop.team.year.pkr',
    amount: 2_520_000n,
  });
});

test('what is not sold is not found, and a vertical without plans is none', () => {
  expect(shop([free, team]).price({ vertical: 'shop', plan: 'scale', interval: 'month', currency: 'USD' })).toBeUndefined();
  expect(shop(shopPlans).plan('mill', 'team')).toBeUndefined();
  expect(catalogueOf([{ id: 'shop' }]).verticals).toEqual([]);
});

test.each([
  ['no free one', [team, scale], 'the first one is "free"'],
  ['two of a kind', [free, team, team], 'from least to most'],
  ['the wrong order', [free, scale, team], 'from least to most'],
  ['a free one with a price', [{ ...free, prices: team.prices }], 'exactly when'],
  [
    'a price of nothing',
    [free, { ...team, prices: { month: { PKR: 0n, USD: 1n }, year: { PKR: 1n, USD: 1n } } }],
    'of nothing',
  ],
  ['an unknown meter', [{ ...free, limits: { 'shop.tokens': 1 } }], 'names each meter'],
  ['a meter left out', [{ ...free, limits: {} }], 'names each meter'],
  ['less for more', [free, { ...team, limits: { 'shop.orders': 9 } }], 'gives less shop.orders'],
  ['fewer seats for more', [free, team, { ...scale, seats: 19 }], 'gives less seats'],
  ['no seat', [{ ...free, seats: 0 }], 'has 0 seats'],
  ['half a unit', [{ ...free, limits: { 'shop.orders': 0.5 } }], 'has 0.5 shop.orders'],
  ['half a day', [{ ...free, trialDays: 0.5 }], 'no whole number of days'],
])('refuses %s', (_name, plans, reason) => {
  expect(() => shop(plans)).toThrow(reason);
});
