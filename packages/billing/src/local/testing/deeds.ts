/** Whatever a customer may do at the local provider, for tests of all of it. */
import { AppError } from '@repo/facts';
import fc from 'fast-check';
import { advance } from '../advance.ts';
import { begin } from '../begin.ts';
import { change, type LocalChange } from '../change.ts';
import type { LocalState, LocalTerms } from '../local-state.ts';
import { leftOf, refund, setCard } from '../settle.ts';

export type Deed =
  | { readonly do: 'buy'; readonly vertical: string; readonly terms: LocalTerms; readonly trialDays: number }
  | { readonly do: 'change'; readonly of: number; readonly wish: LocalChange }
  | { readonly do: 'card'; readonly works: boolean }
  | { readonly do: 'refund'; readonly of: number; readonly percent: number };

const named = (text: string) => ({ ur: text, en: text });
/** Prices with remainders. */
const units = { team: { month: 100_001n, year: 1_000_003n }, scale: { month: 333_337n, year: 3_333_331n } };
const sold = fc.tuple(fc.constantFrom('team' as const, 'scale' as const), fc.constantFrom('month' as const, 'year' as const));
const soldTerms = sold.map(([plan, interval]) => ({ plan, interval, unit: units[plan][interval], name: named(plan) }));
const seats = fc.integer({ min: 1, max: 9 });

const wish: fc.Arbitrary<LocalChange> = fc.oneof(
  soldTerms.map((terms) => ({ sold: terms })),
  seats.map((count) => ({ seats: count })),
  fc.tuple(soldTerms, seats).map(([terms, count]) => ({ sold: terms, seats: count })),
  fc.boolean().map((endsAtPeriodEnd) => ({ endsAtPeriodEnd })),
);

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('shop', 'mill'), soldTerms, seats, fc.constantFrom(0, 14))
      .map(
        ([vertical, terms, count, trialDays]): Deed => ({ do: 'buy', vertical, terms: { ...terms, seats: count }, trialDays }),
      ),
  },
  { weight: 4, arbitrary: fc.tuple(fc.nat({ max: 3 }), wish).map(([of, each]): Deed => ({ do: 'change', of, wish: each })) },
  { weight: 2, arbitrary: fc.boolean().map((works): Deed => ({ do: 'card', works })) },
  fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 120 })).map(([of, percent]): Deed => ({ do: 'refund', of, percent })),
);

/** A step: what is done, and how many milliseconds later the next one is. */
export const steps = fc.array(fc.tuple(deed, fc.integer({ min: 0, max: 45 * 86_400_000 })), { minLength: 2, maxLength: 10 });

/** The state after a deed; the same one where it is refused. */
export function carryOut(state: LocalState, each: Deed, at: Date): LocalState {
  // What is there to choose from is what is there by then.
  const there = advance(state, at);
  try {
    if (each.do === 'buy') return begin(state, { ...each, currency: 'PKR' }, at);
    if (each.do === 'card') return setCard(state, { works: each.works, country: 'PK' }, at);
    if (each.do === 'change') return change(state, there.subscriptions[each.of]?.reference ?? '', each.wish, at);
    const payment = there.payments.filter(({ kind }) => kind === 'payment')[each.of];
    if (!payment) return state;
    return refund(state, { payment: payment.reference, amount: (leftOf(there, payment) * BigInt(each.percent)) / 100n }, at);
  } catch (error) {
    if (error instanceof AppError) return state;
    throw error;
  }
}
