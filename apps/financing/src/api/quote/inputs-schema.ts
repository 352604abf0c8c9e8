/** Inputs of a quote from the outside. What the schema lets through, `decodeInputs` can read. */
import { AppError, decodePaisa, isoDate } from '@repo/facts';
import { z } from 'zod';
import type { DiminishingMusharakahWire, MurabahaWire, QuoteInputsWire } from '../../wire/inputs.ts';
import { highestAmount, longestText, mostCostLines, mostDates, mostRateDecimals } from '../../wire/limits.ts';

/** Paisa, zero or more. */
const money = z
  .string()
  .regex(/^\d{1,17}$/)
  .refine((text) => decodePaisa(text) <= highestAmount);

/** A decimal ratio from 0 to 1. */
const ratio = z.string().regex(new RegExp(`^(?:0(?:\\.\\d{1,${mostRateDecimals}})?|1(?:\\.0{1,${mostRateDecimals}})?)$`));

export const dateText = z.string().refine(isDate);

function isDate(text: string): boolean {
  try {
    isoDate(text);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

const months = z.int().min(0).max(600);
const tenor = z.int().min(1).max(600);
const words = z.string().trim().min(1).max(longestText);

const conventions = z.strictObject({
  dayCount: z.enum(['monthly', '30/360', '30U/360', 'act/365F', 'act/360', 'act/act']),
  rounding: z.enum(['HALF_UP', 'HALF_EVEN']),
  instalmentRounding: z.enum(['HALF_UP', 'FLOOR']),
  iterateInstalment: z.boolean(),
});

const costLine = z.strictObject({
  kind: z.enum(['asset', 'freight', 'duty', 'registration', 'takaful', 'own-staff', 'old-debt', 'other']),
  amount: money,
  paidTo: z.enum(['third-party', 'institution', 'customer', 'customer-agent', 'partner']).optional(),
  billedToCustomer: z.boolean().optional(),
});

const murabaha = z.strictObject({
  product: z.literal('murabaha'),
  costLines: z.array(costLine).min(1).max(mostCostLines),
  supplierDiscount: money,
  hamishJiddiyyah: money,
  profit: z.discriminatedUnion('basis', [
    z.strictObject({ basis: z.literal('lump-sum'), amount: money }),
    z.strictObject({ basis: z.literal('of-cost'), rate: ratio }),
    z.strictObject({ basis: z.literal('level'), annualRate: ratio }),
    z.strictObject({ basis: z.literal('flat'), annualRate: ratio }),
    z.strictObject({ basis: z.literal('benchmark'), benchmark: words, spread: ratio }),
  ]),
  plan: z.enum(['level', 'bullet', 'profit-then-capital', 'by-date']),
  graceMonths: months,
  graceRate: ratio.optional(),
  capitalByDate: z
    .array(z.strictObject({ due: dateText, capital: money }))
    .max(mostDates)
    .optional(),
  balloon: money,
  tenorMonths: tenor,
  everyMonths: z.int().min(1).max(12),
  dates: z.strictObject({
    promise: dateText.nullable(),
    purchase: dateText.nullable(),
    possession: dateText.nullable(),
    sale: dateText,
    firstDue: dateText,
  }),
  terms: z.strictObject({
    bilateralPromise: z.boolean(),
    facilityFee: money,
    documentationFee: money,
    supplierIsCustomer: z.boolean(),
    benchmarkAfterSigning: z.boolean(),
    profitDisclosed: z.boolean(),
    contractualRebate: z.boolean(),
    extraForDelay: z.boolean(),
    titleWithheld: z.boolean(),
    rollover: z.boolean(),
    ribawiGoods: z.boolean(),
    riskOnCustomer: z.boolean(),
    arbunAtPromise: z.boolean(),
    lostProfitClaim: z.boolean(),
    musharakahExit: z.boolean().optional(),
    discountIfPaidBy: dateText.optional(),
    accelerationOnDefault: z.boolean().optional(),
  }),
  conventions,
}) satisfies z.ZodType<MurabahaWire, MurabahaWire>;

const diminishingMusharakah = z.strictObject({
  product: z.literal('diminishing-musharakah'),
  price: money,
  customerShare: money,
  rent: z.discriminatedUnion('basis', [
    z.strictObject({ basis: z.literal('fixed'), annualRate: ratio }),
    z.strictObject({
      basis: z.literal('benchmark'),
      benchmark: ratio,
      spread: ratio,
      floor: ratio.nullable(),
      cap: ratio.nullable(),
      source: words,
      quotedOn: dateText,
    }),
  ]),
  plan: z.enum(['declining', 'level', 'step-up']),
  tenorMonths: tenor,
  graceMonths: months,
  rentFreeMonths: months,
  dates: z.strictObject({
    promise: dateText.nullable(),
    purchase: dateText.nullable(),
    delivery: dateText.nullable(),
    start: dateText,
    firstDue: dateText,
  }),
  terms: z.strictObject({
    ownershipBasis: z.enum(['milk', 'aqd']),
    priceBasis: z.enum(['fixed', 'market', 'agreed-at-purchase']),
    separateUndertaking: z.boolean(),
    exitRight: z.boolean(),
    ownerCostOnCustomer: z.boolean(),
    lossNotByCapital: z.boolean(),
    fixedProfitAmount: z.boolean(),
    rentBeforeDelivery: z.boolean(),
    lateChargeAsIncome: z.boolean(),
    facilityFee: money,
    documentationFee: money,
    customerLossShare: ratio.optional(),
    bankProfitBasis: z.enum(['ratio-of-profit', 'lump-sum', 'of-capital']).optional(),
    takafulBilledLater: z.boolean().optional(),
    boughtFromCustomer: z.boolean().optional(),
  }),
  conventions,
}) satisfies z.ZodType<DiminishingMusharakahWire, DiminishingMusharakahWire>;

export const inputsSchema: z.ZodType<QuoteInputsWire, QuoteInputsWire> = z.discriminatedUnion('product', [
  murabaha,
  diminishingMusharakah,
]);
