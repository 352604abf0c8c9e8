/** Plans of a murabaha whose capital dates are given: bullet, profit then capital, by date. */
import { type Paisa, paisa } from '@repo/facts';
import { allocate } from '../kernel/allocate.ts';
import { straightLine } from '../kernel/given-schedule.ts';
import { multiply, parseRational } from '../kernel/rational.ts';
import { type CoreRow, rowsFromCapital, rowsFromParts } from '../kernel/rows.ts';
import { sumOf } from '../kernel/sum.ts';
import { basisOf, type PlanRows, withPeriods } from '../schedule/outcome.ts';
import type { Period } from '../schedule/periods.ts';
import type { MurabahaInputs } from '../types.ts';

/**
 * Capital at the ends of the periods as given; profit accrues on what is open, or divides a profit that was fixed first. Null
 * when the last payment would be 0.
 */
export function capitalPlan(
  inputs: MurabahaInputs,
  capitals: readonly Paisa[],
  fixedProfit: Paisa | null,
  periods: readonly Period[],
): PlanRows | null {
  const financed = sumOf(capitals);
  const { profit, conventions } = inputs;
  const annualRate = profit.basis === 'level' && fixedProfit === null ? profit.annualRate : null;
  const rows =
    annualRate === null
      ? dividedRows(inputs, financed, capitals, fixedProfit ?? paisa(0n), periods)
      : rowsFromCapital(
          financed,
          capitals,
          periods.map(({ fraction }) => multiply(parseRational(annualRate), fraction)),
          conventions.rounding,
        );
  if ((rows.at(-1)?.payment ?? 0n) <= 0n) return null;
  const price = annualRate === null ? 'given' : 'schedule';
  return {
    rows: withPeriods(rows, periods, () => ({ kind: 'regular', annualRate })),
    basis: basisOf({ price, instalmentRounding: conventions.rounding }, rows.length),
  };
}

/** A fixed profit by time when capital comes last, by capital × days when it comes on dates. */
function dividedRows(
  { plan, conventions }: MurabahaInputs,
  financed: Paisa,
  capitals: readonly Paisa[],
  profit: Paisa,
  periods: readonly Period[],
): CoreRow[] {
  const profits =
    plan === 'by-date'
      ? profitByDays(financed, capitals, profit, periods)
      : straightLine(profit, capitals.length, conventions.rounding);
  const payments = capitals.map((capital, index) => paisa(capital + (profits[index] ?? 0n)));
  return rowsFromParts(financed, payments, profits);
}

function profitByDays(financed: Paisa, capitals: readonly Paisa[], profit: Paisa, periods: readonly Period[]): Paisa[] {
  let open: bigint = financed;
  const weights = capitals.map((capital, index) => {
    const weight = open * BigInt(periods[index]?.days ?? 0);
    open -= capital;
    return weight;
  });
  return allocate(profit, weights);
}
