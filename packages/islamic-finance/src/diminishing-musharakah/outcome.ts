/** Diminishing musharakah: from inputs to rows of rent and units. */
import { type Paisa, paisa } from '@repo/facts';
import { weightedParts } from '../kernel/given-schedule.ts';
import { levelSchedule } from '../kernel/level-schedule.ts';
import { multiply, type Rational, zero } from '../kernel/rational.ts';
import { type CoreRow, rowsFromCapital } from '../kernel/rows.ts';
import { basisOf, instalmentMode, type Outcome, withPeriods } from '../schedule/outcome.ts';
import { monthlyPeriods, type Period } from '../schedule/periods.ts';
import type { DiminishingMusharakahInputs, ScheduleBasis } from '../types.ts';
import { rentRate, rentRateText } from './rent-rate.ts';

/** Null when the bank's share is too small for the tenor. */
export function diminishingMusharakahOutcome(inputs: DiminishingMusharakahInputs): Outcome | null {
  const { price, customerShare, tenorMonths, rentFreeMonths, graceMonths, dates, conventions } = inputs;
  const financed = paisa(price - customerShare);
  const annualRate = rentRateText(inputs.rent);
  const periods = monthlyPeriods(dates.start, dates.firstDue, tenorMonths, 1, conventions.dayCount);
  const waiting = rentFreeMonths + graceMonths;
  const yearly = rentRate(inputs.rent);
  const head = rowsFromCapital(
    financed,
    Array<Paisa>(waiting).fill(paisa(0n)),
    periods.slice(0, waiting).map(({ fraction }, index) => (index < rentFreeMonths ? zero : multiply(yearly, fraction))),
    conventions.rounding,
  );
  const made = buying(inputs, financed, yearly, periods.slice(waiting));
  if (!made) return null;
  const rows = withPeriods([...head, ...made.rows], periods, (index) => {
    if (index < rentFreeMonths) return { kind: 'rent-free', annualRate: null };
    return { kind: index < waiting ? 'grace' : 'regular', annualRate };
  });
  return {
    start: dates.start,
    cost: price,
    paidAtStart: customerShare,
    financed,
    rows,
    basis: { ...made.basis, residueRow: rows.length },
    received: paisa(financed - inputs.terms.documentationFee),
    everyMonths: 1,
    sharedPrice: price,
  };
}

/** Units bought in each month of a step-up plan: one in the first half, two in the second. */
export function stepUpUnits(months: number): bigint[] {
  return Array.from({ length: months }, (_, index) => (index < Math.floor(months / 2) ? 1n : 2n));
}

function buying(
  { plan, conventions }: DiminishingMusharakahInputs,
  financed: Paisa,
  yearly: Rational,
  periods: readonly Period[],
): { rows: readonly CoreRow[]; basis: ScheduleBasis } | null {
  const fractions = periods.map(({ fraction }) => fraction);
  const instalmentRounding = instalmentMode(conventions);
  if (plan === 'level') {
    const level = levelSchedule({
      amount: financed,
      fractions,
      rates: fractions.map(() => yearly),
      residual: paisa(0n),
      rounding: conventions.rounding,
      instalmentRounding,
      iterate: conventions.iterateInstalment,
    });
    if (!level) return null;
    const { rows, instalment, residue, iterations } = level;
    const basis = { instalment, residue, iterations, instalmentRounding: level.instalmentRounding };
    return { rows, basis: basisOf({ price: 'schedule', ...basis }, rows.length) };
  }
  const weights = plan === 'step-up' ? stepUpUnits(periods.length) : periods.map(() => 1n);
  const units = weightedParts(financed, weights, instalmentRounding);
  if (!units) return null;
  const factors = fractions.map((fraction) => multiply(yearly, fraction));
  const rows = rowsFromCapital(financed, units.parts, factors, conventions.rounding);
  const { unit, residue, spread } = units;
  const applied = spread ? 'LARGEST_REMAINDER' : instalmentRounding;
  return { rows, basis: basisOf({ price: 'schedule', unit, residue, instalmentRounding: applied }, rows.length) };
}
