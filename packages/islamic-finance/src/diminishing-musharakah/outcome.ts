/** Diminishing musharakah: from inputs to rows of rent and units. */
import { type Paisa, paisa, type Rate, rate } from '@repo/facts';
import { weightedParts } from '../kernel/given-schedule.ts';
import { levelSchedule } from '../kernel/level-schedule.ts';
import { add, compareRationals, multiply, parseRational, type Rational, zero } from '../kernel/rational.ts';
import { toShortDecimal } from '../kernel/rounding.ts';
import { type CoreRow, rowsFromCapital } from '../kernel/rows.ts';
import { basisOf, instalmentMode, type Outcome, withPeriods } from '../schedule/outcome.ts';
import { monthlyPeriods, type Period } from '../schedule/periods.ts';
import type { DiminishingMusharakahInputs, RentTerms, ScheduleBasis } from '../types.ts';

/** Null when the bank's share is too small for the tenor. */
export function diminishingMusharakahOutcome(inputs: DiminishingMusharakahInputs): Outcome | null {
  const { price, customerShare, tenorMonths, rentFreeMonths, graceMonths, dates, conventions } = inputs;
  const financed = paisa(price - customerShare);
  const annualRate = rentRate(inputs.rent);
  const periods = monthlyPeriods(dates.start, dates.firstDue, tenorMonths, 1, conventions.dayCount);
  const waiting = rentFreeMonths + graceMonths;
  const yearly = parseRational(annualRate);
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

/** The yearly rate in force at the start: fixed, or benchmark + spread held between floor and cap. */
export function rentRate(rent: RentTerms): Rate {
  if (rent.basis === 'fixed') return rent.annualRate;
  const sum = add(parseRational(rent.benchmark), parseRational(rent.spread));
  return rate(toShortDecimal(clamp(sum, rent.floor, rent.cap), 12));
}

/** Holds a rate between floor and cap. */
export function clamp(value: Rational, floor: Rate | null, cap: Rate | null): Rational {
  const low = floor === null ? null : parseRational(floor);
  const high = cap === null ? null : parseRational(cap);
  if (low && compareRationals(value, low) < 0) return low;
  return high && compareRationals(value, high) > 0 ? high : value;
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
