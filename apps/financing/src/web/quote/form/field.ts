/** An input of a quote as data: where it goes in the engine's inputs, how it is typed, in which group it stands, when it shows. */
import type { ProductId } from '@repo/islamic-finance';

/** `main` is always open; the others are disclosures. */
export const groups = ['main', 'plan', 'costs', 'dates', 'terms', 'conventions'] as const;
export type Group = (typeof groups)[number];

export type MoneyKind = { readonly type: 'money'; readonly required: boolean; readonly positive: boolean };
/** Typed in per cent; `max` in per cent. */
export type RateKind = { readonly type: 'rate'; readonly required: boolean; readonly max: number };
export type CountKind = { readonly type: 'count'; readonly min: number; readonly max: number; readonly slider: boolean };
export type ChoiceKind = { readonly type: 'choice'; readonly options: readonly string[] };
/** Its text is 'yes' or 'no'. */
export type FlagKind = { readonly type: 'flag' };
export type DateKind = { readonly type: 'date'; readonly required: boolean };
export type TextKind = { readonly type: 'text'; readonly required: boolean; readonly maxLength: number };
export type FieldKind = MoneyKind | RateKind | CountKind | ChoiceKind | FlagKind | DateKind | TextKind;

export interface Field {
  readonly id: FieldId;
  /** Dotted paths into the engine's inputs, by which a refusal names it. */
  readonly paths: readonly string[];
  readonly group: Group;
  readonly kind: FieldKind;
  /** Label and hint are `financing.field.<message>.label` and `.hint`; the id where absent. */
  readonly message?: string;
  /** The clause that this term of the contract answers to; it takes the place of the hint. */
  readonly clause?: string;
  /** Shown, and read, only when this holds. What was typed is kept meanwhile. */
  readonly when?: (values: FormValues) => boolean;
}

export const fieldIds = [
  'price',
  'supplierDiscount',
  'hamishJiddiyyah',
  'profitBasis',
  'profitAmount',
  'profitRate',
  'salePlan',
  'everyMonths',
  'balloon',
  'graceRate',
  'customerShare',
  'rentBasis',
  'rentRate',
  'benchmark',
  'benchmarkSource',
  'benchmarkDate',
  'spread',
  'floor',
  'cap',
  'sharePlan',
  'rentFreeMonths',
  'tenorMonths',
  'graceMonths',
  'promise',
  'purchase',
  'possession',
  'start',
  'firstDue',
  'profitDisclosed',
  'bilateralPromise',
  'supplierIsCustomer',
  'benchmarkAfterSigning',
  'contractualRebate',
  'discountIfPaidBy',
  'extraForDelay',
  'titleWithheld',
  'rollover',
  'ribawiGoods',
  'riskOnCustomer',
  'arbunAtPromise',
  'lostProfitClaim',
  'musharakahExit',
  'accelerationOnDefault',
  'ownershipBasis',
  'priceBasis',
  'separateUndertaking',
  'exitRight',
  'ownerCostOnCustomer',
  'takafulBilledLater',
  'lossNotByCapital',
  'customerLossShare',
  'fixedProfitAmount',
  'bankProfitBasis',
  'rentBeforeDelivery',
  'lateChargeAsIncome',
  'boughtFromCustomer',
  'facilityFee',
  'documentationFee',
  'dayCount',
  'rounding',
  'instalmentRounding',
  'iterateInstalment',
] as const;
export type FieldId = (typeof fieldIds)[number];

/** A further cost line of a murabaha, as typed. */
export type CostRow = {
  readonly kind: string;
  readonly amount: string;
  readonly paidTo: string;
  /** 'yes' or 'no' */
  readonly billed: string;
};

/** An instalment of a plan by date, as typed. */
export type HarvestRow = {
  readonly due: string;
  readonly capital: string;
};

/** The form as typed. Fields of the other product, and hidden ones, keep their text. */
export type FormValues = {
  readonly product: ProductId;
  readonly title: string;
  readonly texts: Readonly<Record<FieldId, string>>;
  readonly costs: readonly CostRow[];
  readonly harvests: readonly HarvestRow[];
};

/** Where a mistake stands: a field, or a cell of one of the two lists. */
export type Place = FieldId | `costs.${number}.amount` | `harvests.${number}.${keyof HarvestRow}` | 'harvests';

/** True when the field has one of these texts. */
export function whenText(id: FieldId, ...texts: readonly string[]): (values: FormValues) => boolean {
  return (values) => texts.includes(values.texts[id]);
}
