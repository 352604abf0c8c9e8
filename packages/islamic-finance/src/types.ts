/** What the engine takes and gives. Money is `Paisa`, rates are exact text, dates are civil; "today" is always an argument. */
import type { Fact, IsoDate, Paisa, Rate } from '@repo/facts';

export type ProductId = 'murabaha' | 'diminishing-musharakah';

/** Half away from zero, or half to even. */
export type RoundingMode = 'HALF_UP' | 'HALF_EVEN';

/** `monthly`: rate / 12 whatever the days. `act/act` counts the days in (start, end]. */
export type DayCount = 'monthly' | '30/360' | '30U/360' | 'act/365F' | 'act/360' | 'act/act';

/** How figures are made; every page of figures states it. */
export interface Conventions {
  readonly dayCount: DayCount;
  readonly rounding: RoundingMode;
  readonly instalmentRounding: 'HALF_UP' | 'FLOOR';
  /** Moves a large difference of the last instalment into all of them, at most three rounds. */
  readonly iterateInstalment: boolean;
}

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

export type QuoteInputs = MurabahaInputs | DiminishingMusharakahInputs;

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

export type EvidenceKind =
  | 'purchase-invoice'
  | 'delivery-note'
  | 'storage-document'
  | 'possession-record'
  | 'promise-document'
  | 'documentation-bill'
  | 'supplier-ownership'
  | 'lease-document'
  | 'undertaking'
  | 'ssb-approval'
  | 'offer-and-acceptance'
  | 'payment-to-supplier'
  | 'default-notice';

/** A reference, a date and a name; nothing is uploaded. Superseded, never edited. */
export interface Evidence {
  readonly ruleId: string;
  readonly kind: EvidenceKind;
  readonly reference: string;
  readonly date: IsoDate;
  readonly suppliedBy: string;
  readonly approvedBy: string | null;
}

/** A sentence in messages: `rules.<key>`. */
export interface Reason {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface CheckResult {
  /** "SS8-4/6" */
  readonly ruleId: string;
  /** "SS8 4/6", for display. */
  readonly clause: string;
  readonly source: 'AAOIFI' | 'SBP' | 'policy';
  readonly status: 'pass' | 'needs_evidence' | 'fail';
  readonly reason: Reason;
  /** Every kind of document that answers this check. */
  readonly evidenceAsked: readonly EvidenceKind[];
  /** What is still missing: of each group one document is enough. */
  readonly evidenceMissing: readonly (readonly EvidenceKind[])[];
  readonly evidence: readonly Evidence[];
}

/** A term that is impermissible on paper, or an input that cannot be computed. No schedule comes with it. */
export interface Refusal {
  /** One of `refusalCodes`; `INVALID_INPUT` and `AMOUNT_TOO_SMALL_FOR_TENOR` are not rules. */
  readonly code: string;
  readonly ruleIds: readonly string[];
  /** Dotted path into the inputs. */
  readonly field: string | null;
  /** `refusals.<code>` in messages. */
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string>>;
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
  readonly excluded: readonly { readonly line: CostLine; readonly ruleId: string }[];
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
