/** What a diminishing musharakah is asked with. */
import type { IsoDate, Paisa, Rate } from '@repo/facts';
import type { Conventions } from './conventions.ts';

/** Terms on which structural checks decide; the clause stands at each. */
export interface DiminishingMusharakahTerms {
  readonly ownershipBasis: 'milk' | 'aqd';
  readonly priceBasis: 'fixed' | 'market' | 'agreed-at-purchase';
  /** SS12 5/1: the purchase promise stands in a document of its own. */
  readonly separateUndertaking: boolean;
  /** SS12 5/2: one party may withdraw its capital. */
  readonly exitRight: boolean;
  /** SS12 5/3, 5/9: all ownership cost on the customer. */
  readonly ownerCostOnCustomer: boolean;
  /** SS12 5/4: loss shared otherwise than by current equity. */
  readonly lossNotByCapital: boolean;
  /** SS12 5/5, 5/6: a fixed amount of profit for one party. */
  readonly fixedProfitAmount: boolean;
  /** SS9 4/1/3: rent runs before delivery. */
  readonly rentBeforeDelivery: boolean;
  /** SS9 6/3: an amount added to rent for late payment as income. */
  readonly lateChargeAsIncome: boolean;
  /** SS8 2/4/1, 2/4/2, applied by analogy: a fee for granting the facility, 0 when none. */
  readonly facilityFee: Paisa;
  /** SS8 2/4/3, applied by analogy: shared documentation expense, needs a bill. */
  readonly documentationFee: Paisa;
  /** SS12 5/4 in other words: the customer's share of a loss when it is not his share of the asset. */
  readonly customerLossShare?: Rate | undefined;
  /** SS12 5/5, 5/6 in other words: what the bank's profit from joint income is measured by. */
  readonly bankProfitBasis?: 'ratio-of-profit' | 'lump-sum' | 'of-capital' | undefined;
  /** SS9 5/1/8: takaful is billed to the customer after signing instead of being priced into the rent. */
  readonly takafulBilledLater?: boolean | undefined;
  /** SS9 8/5: the bank buys its share from the customer and leases it back to him. */
  readonly boughtFromCustomer?: boolean | undefined;
}

/** `fixed`: one yearly rate; `benchmark`: KIBOR + spread, reset yearly, clamped (SS9 5/2/3 asks for cap and floor). */
export type RentTerms =
  | { readonly basis: 'fixed'; readonly annualRate: Rate }
  | {
      readonly basis: 'benchmark';
      /** The benchmark on `asOf`, typed by the user with its source and date. */
      readonly benchmark: Rate;
      readonly spread: Rate;
      readonly floor: Rate | null;
      readonly cap: Rate | null;
      readonly source: string;
      readonly quotedOn: IsoDate;
    };

export interface DiminishingMusharakahInputs {
  readonly product: 'diminishing-musharakah';
  /** Price of the asset. */
  readonly price: Paisa;
  /** The customer's share at the start, paid by the customer. */
  readonly customerShare: Paisa;
  readonly rent: RentTerms;
  /** `declining`: equal units, falling payment; `level`: equal payment; `step-up`: 1 unit a month, then 2 from the half. */
  readonly plan: 'declining' | 'level' | 'step-up';
  /** 1–600. */
  readonly tenorMonths: number;
  /** Months of grace on units at the start; rent is paid. */
  readonly graceMonths: number;
  /** Months without rent at the start, until possession. */
  readonly rentFreeMonths: number;
  readonly dates: {
    readonly promise: IsoDate | null;
    readonly purchase: IsoDate | null;
    readonly delivery: IsoDate | null;
    readonly start: IsoDate;
    readonly firstDue: IsoDate;
  };
  readonly terms: DiminishingMusharakahTerms;
  readonly conventions: Conventions;
}
