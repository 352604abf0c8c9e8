/** Extra units of a diminishing musharakah bought between two due dates. */
import { type Paisa, paisa } from '@repo/facts';
import { weightedParts } from '../kernel/given-schedule.ts';
import type { Rational } from '../kernel/rational.ts';
import type { Rounding } from '../kernel/rounding.ts';
import { type CoreRow, profitOn, rowsFromCapital } from '../kernel/rows.ts';

export interface ExtraUnits {
  readonly balanceBefore: Paisa;
  readonly balanceAfter: Paisa;
  readonly nextRentBefore: Paisa;
  readonly nextRentAfter: Paisa;
  /** As many units a month as before: the end comes sooner. */
  readonly shorter: readonly CoreRow[];
  /** The same end: fewer rupees a month. */
  readonly sameEnd: readonly CoreRow[];
}

/**
 * `bought` units at `unit` each after the month that left `balance` and `remaining` units; `factor` is rate × fraction of a month.
 * Null when not even one unit would remain.
 */
export function buyExtraUnits(plan: {
  balance: Paisa;
  unit: Paisa;
  remaining: number;
  bought: number;
  factor: Rational;
  rounding: Rounding;
}): ExtraUnits | null {
  const { balance, unit, remaining, bought, factor, rounding } = plan;
  const balanceAfter = paisa(balance - unit * BigInt(bought));
  const left = remaining - bought;
  if (left < 1 || balanceAfter <= 0n) return null;
  const units = Array.from({ length: left }, (_, index) =>
    index < left - 1 ? unit : paisa(balanceAfter - unit * BigInt(left - 1)),
  );
  const same = weightedParts(balanceAfter, Array<bigint>(remaining).fill(1n), rounding);
  if (!same) return null;
  const rows = (capitals: readonly Paisa[]) =>
    rowsFromCapital(
      balanceAfter,
      capitals,
      capitals.map(() => factor),
      rounding,
    );
  return {
    balanceBefore: balance,
    balanceAfter,
    nextRentBefore: profitOn(balance, factor, rounding),
    nextRentAfter: profitOn(balanceAfter, factor, rounding),
    shorter: rows(units),
    sameEnd: rows(same.parts),
  };
}

/** What the bank gains on a unit sold above its carrying value; negative for a loss. */
export function unitGain({ carrying, price }: { carrying: Paisa; price: Paisa }): Paisa {
  return paisa(price - carrying);
}
