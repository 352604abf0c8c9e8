/** What a murabaha is asked with. */
import type { IsoDate, Paisa, Rate } from '@repo/facts';
import type { Conventions } from './conventions.ts';

/** One line of the cost: only what was paid to a third party for these goods is cost (SS8 4/4). */
export interface CostLine {
  readonly kind: 'asset' | 'freight' | 'duty' | 'registration' | 'takaful' | 'own-staff' | 'old-debt' | 'other';
  readonly amount: Paisa;
  /** Who receives the amount; a third party when absent. `partner`: the other owner of an asset that is already shared. */
  readonly paidTo?: 'third-party' | 'institution' | 'customer' | 'customer-agent' | 'partner' | undefined;
  /** True when the customer is billed for this line apart from the price. */
  readonly billedToCustomer?: boolean | undefined;
}

/**
 * `lump-sum`: an amount; `of-cost`: mark-up on cost; `level`: yearly rate on the declining amount; `flat`: yearly rate on the
 * amount financed at the start for the whole tenor, always shown beside its effective rate; `benchmark`: the profit follows a
 * benchmark at each due date, which is always refused (SS8 4/6).
 */
export type ProfitTerms =
  | { readonly basis: 'lump-sum'; readonly amount: Paisa }
  | { readonly basis: 'of-cost'; readonly rate: Rate }
  | { readonly basis: 'level'; readonly annualRate: Rate }
  | { readonly basis: 'flat'; readonly annualRate: Rate }
  | { readonly basis: 'benchmark'; readonly benchmark: string; readonly spread: Rate };

/** One instalment of a plan by date: its day and the capital that it returns. */
export interface DatedCapital {
  readonly due: IsoDate;
  readonly capital: Paisa;
}

/**
 * Dates in contract order: promise ≤ purchase ≤ possession ≤ sale ≤ first due. Unknown ones are null. Due dates are
 * `firstDue` plus multiples of `everyMonths`, on the day of `firstDue` or the last day of a shorter month; the last one is
 * `firstDue` + `tenorMonths` − `everyMonths`, where a bullet pays. A plan by date ignores `firstDue`.
 */
export interface MurabahaDates {
  readonly promise: IsoDate | null;
  readonly purchase: IsoDate | null;
  readonly possession: IsoDate | null;
  readonly sale: IsoDate;
  readonly firstDue: IsoDate;
}

/** Terms on which structural checks decide; the clause stands at each. */
export interface MurabahaTerms {
  /** SS8 2/3/1: a promise that binds both sides. */
  readonly bilateralPromise: boolean;
  /** SS8 2/4/1, 2/4/2: a commitment fee or a fee for granting the facility, 0 when none. */
  readonly facilityFee: Paisa;
  /** SS8 2/4/3: shared documentation expense, needs a bill. */
  readonly documentationFee: Paisa;
  /** SS8 2/2/3: the supplier is the customer or his agent. */
  readonly supplierIsCustomer: boolean;
  /** SS8 4/6: the price follows a benchmark after signing. */
  readonly benchmarkAfterSigning: boolean;
  /** SS8 4/7: cost and profit are disclosed to the buyer. */
  readonly profitDisclosed: boolean;
  /** SS8 5/9: a rebate for early settlement is a term of the contract. */
  readonly contractualRebate: boolean;
  /** SS8 5/7, 5/8: an amount is added for delay or extension. */
  readonly extraForDelay: boolean;
  /** SS8 5/4: title is withheld until the price is paid. */
  readonly titleWithheld: boolean;
  /** SS8 2/2/8: the goods were financed before and the debt is rolled over. */
  readonly rollover: boolean;
  /** SS8 2/2/6: the goods are gold, silver or currency. */
  readonly ribawiGoods: boolean;
  /** SS8 2/5/2: shipment or storage risk lies on the customer before the sale. */
  readonly riskOnCustomer: boolean;
  /** SS8 2/5/6: an arbun is taken at the promise stage. */
  readonly arbunAtPromise: boolean;
  /** SS8 2/5/3: the bank may claim lost profit from the hamish jiddiyyah. */
  readonly lostProfitClaim: boolean;
  /** SS8 2/2/5: the goods are a partner's share in a musharakah, sold to the other partner on credit. */
  readonly musharakahExit?: boolean | undefined;
  /** SS8 5/9 in other words: a lower price is agreed for payment by this day. */
  readonly discountIfPaidBy?: IsoDate | undefined;
  /** SS8 5/1: all instalments fall due on default; needs notice. */
  readonly accelerationOnDefault?: boolean | undefined;
}

export interface MurabahaInputs {
  readonly product: 'murabaha';
  readonly costLines: readonly CostLine[];
  readonly supplierDiscount: Paisa;
  /** Deposit taken with the promise and set against the price at the sale (SS8 2/5/3). */
  readonly hamishJiddiyyah: Paisa;
  readonly profit: ProfitTerms;
  /**
   * `level`: equal instalments; `bullet`: one payment at the end; `profit-then-capital`: profit each period, capital last;
   * `by-date`: capital on the days of `capitalByDate` (harvests), profit on the declining amount.
   */
  readonly plan: 'level' | 'bullet' | 'profit-then-capital' | 'by-date';
  /** Months of grace on capital at the start of a level plan, a multiple of `everyMonths`; profit of these months is paid. */
  readonly graceMonths: number;
  /** Yearly rate of the grace months when it differs; only with profit basis `level`. */
  readonly graceRate?: Rate | undefined;
  /** The instalments of a plan by date, in order; their capital sums to the financed amount. */
  readonly capitalByDate?: readonly DatedCapital[] | undefined;
  /** Last large instalment beside the last level one, 0 when none; less than the financed amount. */
  readonly balloon: Paisa;
  /** 1–600. */
  readonly tenorMonths: number;
  /** Months between instalments: 1, 3, 6 or 12; divides the tenor. */
  readonly everyMonths: number;
  readonly dates: MurabahaDates;
  readonly terms: MurabahaTerms;
  readonly conventions: Conventions;
}
