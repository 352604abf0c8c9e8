/** Equal instalments of a murabaha, after grace, with a balloon beside the last one. */
import { type Paisa, paisa, type Rate } from '@repo/facts';
import { givenSchedule } from '../kernel/given-schedule.ts';
import { levelSchedule } from '../kernel/level-schedule.ts';
import { multiply, parseRational } from '../kernel/rational.ts';
import { type CoreRow, rowsFromCapital } from '../kernel/rows.ts';
import { basisOf, instalmentMode, type OutcomeRow, type PlanRows, withPeriods } from '../schedule/outcome.ts';
import type { Period } from '../schedule/periods.ts';
import type { MurabahaInputs, ScheduleBasis } from '../types.ts';

interface Made {
  rows: readonly CoreRow[];
  basis: ScheduleBasis;
}

/** Null when the amount is too small for so many instalments. */
export function levelPlan(
  inputs: MurabahaInputs,
  financed: Paisa,
  fixedProfit: Paisa | null,
  periods: readonly Period[],
): PlanRows | null {
  const graceRows = inputs.graceMonths / inputs.everyMonths;
  const rates = fixedProfit === null ? yearlyRates(inputs, periods.length, graceRows) : [];
  const made =
    fixedProfit === null
      ? accrued(inputs, financed, periods, rates, graceRows)
      : divided(inputs, financed, fixedProfit, periods.length, graceRows);
  if (!made) return null;
  const rows = withPeriods(made.rows, periods, (index) => ({
    kind: index < graceRows ? 'grace' : 'regular',
    annualRate: rates[index] ?? null,
  }));
  return { rows: withBalloon(rows, inputs.balloon), basis: made.basis };
}

function yearlyRates({ profit, graceRate }: MurabahaInputs, count: number, graceRows: number): Rate[] {
  if (profit.basis !== 'level') return [];
  return Array.from({ length: count }, (_, index) =>
    index < graceRows ? (graceRate ?? profit.annualRate) : profit.annualRate,
  );
}

/** The price follows from the schedule: profit accrues on what is open. */
function accrued(
  { conventions, balloon }: MurabahaInputs,
  financed: Paisa,
  periods: readonly Period[],
  rates: readonly Rate[],
  graceRows: number,
): Made | null {
  const yearly = rates.map(parseRational);
  const fractions = periods.map(({ fraction }) => fraction);
  const graceFactors = yearly.slice(0, graceRows).map((rate, index) => multiply(rate, fractions[index] ?? rate));
  const noCapital = Array<Paisa>(graceRows).fill(paisa(0n));
  const level = levelSchedule({
    amount: financed,
    fractions: fractions.slice(graceRows),
    rates: yearly.slice(graceRows),
    residual: balloon,
    rounding: conventions.rounding,
    instalmentRounding: instalmentMode(conventions),
    iterate: conventions.iterateInstalment,
  });
  if (!level) return null;
  const rows = [...rowsFromCapital(financed, noCapital, graceFactors, conventions.rounding), ...level.rows];
  const { instalment, residue, instalmentRounding, iterations } = level;
  return { rows, basis: basisOf({ price: 'schedule', instalment, residue, instalmentRounding, iterations }, rows.length) };
}

/** The price was fixed first: the instalments divide it. */
function divided(
  { conventions, balloon }: MurabahaInputs,
  financed: Paisa,
  profit: Paisa,
  count: number,
  graceRows: number,
): Made | null {
  const mode = instalmentMode(conventions);
  const plan = { amount: financed, profit, count, graceRows, residual: balloon };
  const made = givenSchedule({ ...plan, rounding: conventions.rounding, instalmentRounding: mode });
  if (!made) return null;
  const { rows, instalment, residue } = made;
  const instalmentRounding = made.spread ? 'LARGEST_REMAINDER' : mode;
  return { rows, basis: basisOf({ price: 'given', instalment, residue, instalmentRounding }, rows.length) };
}

/** The balloon falls due with the last instalment, as a row of its own without profit. */
function withBalloon(rows: readonly OutcomeRow[], balloon: Paisa): readonly OutcomeRow[] {
  const last = rows.at(-1);
  if (balloon === 0n || !last) return rows;
  const nothing = paisa(0n);
  const core = {
    open: last.core.close,
    profit: nothing,
    capital: balloon,
    payment: balloon,
    close: paisa(last.core.close - balloon),
  };
  return [...rows, { kind: 'balloon', period: { ...last.period, days: 0 }, core, annualRate: last.annualRate }];
}
