/** The schedule, its totals and its true rate. */
import type { IsoDate, Paisa, Rate } from '@repo/facts';

/** One payment. */
export interface ScheduleRow {
  /** 1-based. */
  readonly number: number;
  readonly kind: 'regular' | 'grace' | 'rent-free' | 'balloon';
  readonly due: IsoDate;
  readonly days: number;
  readonly payment: Paisa;
  /** Profit of a sale, rent of a lease. */
  readonly profit: Paisa;
  /** Capital of a sale, unit of a musharakah. */
  readonly capital: Paisa;
  /** Cost outstanding before and after the payment. */
  readonly open: Paisa;
  readonly close: Paisa;
  /** All that is still to be paid after this row. */
  readonly priceOutstanding: Paisa;
  /** Profit or rent still to come after this row. */
  readonly deferredProfit: Paisa;
  /** The bank's share of the asset after this row, six decimals; null for a sale. */
  readonly bankShare: Rate | null;
  /** The yearly rate applied in this row. */
  readonly annualRate: Rate | null;
}

export interface Totals {
  /** Cost of the asset to the bank (murabaha) or its price (musharakah). */
  readonly cost: Paisa;
  /** Paid at the start: hamish set against the price, or the customer's share. */
  readonly paidAtStart: Paisa;
  /** Amount that the schedule returns: cost − what was paid at the start, or the bank's share. */
  readonly financed: Paisa;
  /** Total profit of the sale, or total rent. */
  readonly profit: Paisa;
  /** Contract price of the sale; for a musharakah, price of the asset + total rent. */
  readonly price: Paisa;
  /** Sum of the schedule. */
  readonly payments: Paisa;
  /** The regular instalment, or the first month's payment when it falls. */
  readonly firstPayment: Paisa;
  readonly highestPayment: Paisa;
  readonly lastPayment: Paisa;
  /** Months until the last due date. */
  readonly months: number;
}

/**
 * Effective profit rate: the rate at which the payments are worth what the customer received, net of upfront fees. Null with
 * a reason where no rate exists; `periodic` and `nominal` are null for a plan by date, which has no months.
 */
export interface EffectiveProfitRate {
  /** A period of a month, ten decimals; `nominal` = 12 × periodic, `effective` = (1 + periodic)^12 − 1. */
  readonly periodic: Rate | null;
  readonly nominal: Rate | null;
  readonly effective: Rate | null;
  /** On actual dates, act/365. */
  readonly xirr: Rate | null;
  readonly reason: 'NO_RATE_EXISTS' | null;
  readonly warnings: readonly 'MULTIPLE_RATES'[];
}

/** How the schedule was made, for the line under every page of figures. */
export interface ScheduleBasis {
  /** `schedule`: the price is the sum of the payments; `given`: the payments divide a price that was fixed first. */
  readonly price: 'schedule' | 'given';
  /** The instalment that the plan repeats; null where payments differ by design. */
  readonly instalment: Paisa | null;
  /** Price of one unit that the plan repeats (diminishing musharakah, declining or step-up); else null. */
  readonly unit: Paisa | null;
  /** What the last regular row takes beyond the instalment, or beyond its units at the unit price. */
  readonly residue: Paisa;
  /** Number of that row. */
  readonly residueRow: number;
  /** `FLOOR` also when a tiny amount forced it; `LARGEST_REMAINDER` when the parts were spread to the paisa. */
  readonly instalmentRounding: 'HALF_UP' | 'HALF_EVEN' | 'FLOOR' | 'LARGEST_REMAINDER';
  /** Rounds of the instalment iteration that were adopted. */
  readonly iterations: number;
}
