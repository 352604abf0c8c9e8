/** What the engine takes and gives as a whole. */
import type { Fact, IsoDate } from '@repo/facts';
import type { CheckResult, Evidence, Reason, Refusal } from './checks.ts';
import type { DiminishingMusharakahInputs } from './diminishing-musharakah.ts';
import type { CostLine, MurabahaInputs } from './murabaha.ts';
import type { EffectiveProfitRate, ScheduleBasis, ScheduleRow, Totals } from './schedule.ts';

export type QuoteInputs = MurabahaInputs | DiminishingMusharakahInputs;

/** `COST_NOT_DIRECT`: not paid to a third party for the goods; `INSURANCE_BEFORE_SALE`: a bill that the customer does not owe. */
export type ExclusionCode = 'COST_NOT_DIRECT' | 'INSURANCE_BEFORE_SALE';

export interface ExcludedLine {
  readonly line: CostLine;
  readonly ruleId: string;
  /** `excluded.<code>` in messages. */
  readonly code: ExclusionCode;
}

export interface Quote {
  readonly ok: true;
  readonly inputs: QuoteInputs;
  readonly asOf: IsoDate;
  readonly schedule: readonly ScheduleRow[];
  readonly basis: ScheduleBasis;
  readonly totals: Totals;
  readonly epr: EffectiveProfitRate;
  /** The headline figures as facts; cells of the schedule come from `explain`. */
  readonly facts: readonly Fact[];
  readonly checks: readonly CheckResult[];
  /** Lines that were left out of the cost, with the rule that says so. */
  readonly excluded: readonly ExcludedLine[];
  readonly warnings: readonly Reason[];
  readonly engineVersion: string;
  readonly ruleSetVersion: string;
}

export interface Refused {
  readonly ok: false;
  readonly refusals: readonly Refusal[];
}

export type QuoteResult = Quote | Refused;

export interface QuoteContext {
  /** The day on which the quote is made; never read from a clock. */
  readonly asOf: IsoDate;
  /** Of one rule and kind the last row counts. */
  readonly evidence?: readonly Evidence[] | undefined;
  readonly policy?: Policy | undefined;
}

/** What a jurisdiction or a Shariah board allows beyond the standards; absent means not allowed. */
export interface Policy {
  /** SS8 5/9 is waived by a regulator: the term is then not refused but needs a board's approval. */
  readonly contractualRebateAllowed?: boolean | undefined;
}

/** A path that `explain` opens: "totals.price", "epr.effective", "schedule.12.profit" (12 = row number). */
export type ExplainPath =
  | `totals.${keyof Totals}`
  | `epr.${'periodic' | 'nominal' | 'effective' | 'xirr'}`
  | `schedule.${number}.${ScheduleFigure}`;

/** A cell of the schedule that can be opened. */
export type ScheduleFigure =
  | 'payment'
  | 'profit'
  | 'capital'
  | 'open'
  | 'close'
  | 'priceOutstanding'
  | 'deferredProfit'
  | 'bankShare'
  | 'due';
