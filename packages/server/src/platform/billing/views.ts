import type { PlanDefinition } from '@repo/vertical';
import { billingCurrencies, billingIntervals, planIds } from '@repo/vertical';
import { z } from 'zod';

export const text = z.object({ ur: z.string(), en: z.string() });
/** Minor units in decimal digits. */
export const amount = z.string();
/** Units of a meter, in decimal digits: there may be more than a double holds. */
export const units = z.string();
/** ISO instant. */
export const instant = z.string();

export const planId = z.enum(planIds);
export const paidPlan = z.enum(['team', 'scale']);
export const interval = z.enum(billingIntervals);
export const method = z.enum(['bank', 'raast']);
export const currency = z.enum(billingCurrencies);
const each = z.object({ PKR: amount, USD: amount });

export const planView = z.object({
  id: planId,
  name: text,
  summary: text,
  trialDays: z.int(),
  /** Null: no limit. */
  seats: z.int().nullable(),
  /** A month; null: no limit. */
  limits: z.record(z.string(), units.nullable()),
  /** For one seat. Null: it costs nothing, or whoever asks sees no money. */
  prices: z.object({ month: each, year: each }).nullable(),
});
export type PlanView = z.output<typeof planView>;

export function planOf({ id, name, summary, trialDays, seats, limits, prices }: PlanDefinition, money: boolean): PlanView {
  const both = (by: { readonly PKR: bigint; readonly USD: bigint }) => ({ PKR: String(by.PKR), USD: String(by.USD) });
  return {
    id,
    name: { ...name },
    summary: { ...summary },
    trialDays,
    seats,
    limits: Object.fromEntries(Object.entries(limits).map(([meter, limit]) => [meter, limit === null ? null : String(limit)])),
    prices: money && prices ? { month: both(prices.month), year: both(prices.year) } : null,
  };
}
