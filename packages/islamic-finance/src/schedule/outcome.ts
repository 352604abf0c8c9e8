/** What a product's plan comes to, before facts and checks: the same shape for every product. */
import { type IsoDate, type Paisa, paisa, type Rate } from '@repo/facts';
import type { Rounding } from '../kernel/rounding.ts';
import type { CoreRow } from '../kernel/rows.ts';
import type { Conventions, ScheduleBasis, ScheduleRow } from '../types.ts';
import type { Period } from './periods.ts';

export interface OutcomeRow {
  readonly kind: ScheduleRow['kind'];
  readonly period: Period;
  readonly core: CoreRow;
  readonly annualRate: Rate | null;
}

/** The rows of a plan and how they were made. */
export interface PlanRows {
  readonly rows: readonly OutcomeRow[];
  readonly basis: ScheduleBasis;
}

export interface Outcome extends PlanRows {
  /** The day on which the customer has the goods and the plan starts. */
  readonly start: IsoDate;
  readonly cost: Paisa;
  readonly paidAtStart: Paisa;
  readonly financed: Paisa;
  /** What the customer gets at the start, net of upfront fees. */
  readonly received: Paisa;
  /** Months between rows; null for a plan by date. */
  readonly everyMonths: number | null;
  /** Price of the asset when the rows change the bank's share of it. */
  readonly sharedPrice: Paisa | null;
}

/** Gives rows their periods, kinds and rates. */
export function withPeriods(
  rows: readonly CoreRow[],
  periods: readonly Period[],
  describe: (index: number) => Pick<OutcomeRow, 'kind' | 'annualRate'>,
): OutcomeRow[] {
  return rows.map((core, index) => {
    const period = periods[index];
    if (!period) throw new RangeError('A period for each row');
    return { ...describe(index), period, core };
  });
}

/** The basis of a plan of payments, with the residue of its last regular row. */
export function basisOf(
  made: Pick<ScheduleBasis, 'price' | 'instalmentRounding'> & Partial<ScheduleBasis>,
  rows: number,
): ScheduleBasis {
  return { instalment: null, unit: null, residue: paisa(0n), iterations: 0, ...made, residueRow: rows };
}

/** How the instalment is rounded: down when asked, else as everything. */
export function instalmentMode({ rounding, instalmentRounding }: Conventions): Rounding {
  return instalmentRounding === 'FLOOR' ? 'FLOOR' : rounding;
}
