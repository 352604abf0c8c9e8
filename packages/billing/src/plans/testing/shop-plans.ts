import type { PlanDefinition } from '@repo/vertical';

const words = (text: string) => ({ ur: text, en: text });
const prices = (month: bigint) => ({
  month: { PKR: month * 280n, USD: month },
  year: { PKR: month * 2_800n, USD: month * 10n },
});

/** Plans of a vertical that exists in tests alone. */
export const shopPlans: readonly PlanDefinition[] = [
  {
    id: 'free',
    name: words('Free'),
    summary: words('To try'),
    prices: null,
    trialDays: 0,
    seats: 2,
    limits: { 'shop.orders': 10 },
  },
  {
    id: 'team',
    name: words('Team'),
    summary: words('To work'),
    prices: prices(900n),
    trialDays: 14,
    seats: 20,
    limits: { 'shop.orders': 1_000 },
  },
  {
    id: 'scale',
    name: words('Scale'),
    summary: words('To grow'),
    prices: prices(2_900n),
    trialDays: 0,
    seats: null,
    limits: { 'shop.orders': null },
  },
];
