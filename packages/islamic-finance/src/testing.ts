/** Complete inputs to start from: rows of our own, no customer's. */
import { isoDate, paisa, paisaFromRupees, rate } from '@repo/facts';
import { defaultConventions } from './conventions.ts';
import type { DiminishingMusharakahInputs, MurabahaInputs } from './types.ts';

/** A car of Rs 3,000,000 sold by murabaha at 15 % a year on the declining amount, 60 equal instalments, all terms in order. */
export function sampleMurabaha(change: Partial<MurabahaInputs> = {}): MurabahaInputs {
  return {
    product: 'murabaha',
    costLines: [{ kind: 'asset', amount: paisaFromRupees('3000000') }],
    supplierDiscount: paisa(0n),
    hamishJiddiyyah: paisa(0n),
    profit: { basis: 'level', annualRate: rate('0.15') },
    plan: 'level',
    graceMonths: 0,
    balloon: paisa(0n),
    tenorMonths: 60,
    everyMonths: 1,
    dates: {
      promise: isoDate('2026-01-05'),
      purchase: isoDate('2026-01-12'),
      possession: isoDate('2026-01-14'),
      sale: isoDate('2026-01-15'),
      firstDue: isoDate('2026-02-15'),
    },
    terms: {
      bilateralPromise: false,
      facilityFee: paisa(0n),
      documentationFee: paisa(0n),
      supplierIsCustomer: false,
      benchmarkAfterSigning: false,
      profitDisclosed: true,
      contractualRebate: false,
      extraForDelay: false,
      titleWithheld: false,
      rollover: false,
      ribawiGoods: false,
      riskOnCustomer: false,
      arbunAtPromise: false,
      lostProfitClaim: false,
    },
    conventions: defaultConventions,
    ...change,
  };
}

/** A house of Rs 10,000,000, one fifth the customer's, rent 15 % a year, 240 equal units, all terms in order. */
export function sampleDiminishingMusharakah(change: Partial<DiminishingMusharakahInputs> = {}): DiminishingMusharakahInputs {
  return {
    product: 'diminishing-musharakah',
    price: paisaFromRupees('10000000'),
    customerShare: paisaFromRupees('2000000'),
    rent: { basis: 'fixed', annualRate: rate('0.15') },
    plan: 'declining',
    tenorMonths: 240,
    graceMonths: 0,
    rentFreeMonths: 0,
    dates: {
      promise: isoDate('2026-01-05'),
      purchase: isoDate('2026-01-12'),
      delivery: isoDate('2026-01-14'),
      start: isoDate('2026-01-15'),
      firstDue: isoDate('2026-02-15'),
    },
    terms: {
      ownershipBasis: 'milk',
      priceBasis: 'fixed',
      separateUndertaking: true,
      exitRight: false,
      ownerCostOnCustomer: false,
      lossNotByCapital: false,
      fixedProfitAmount: false,
      rentBeforeDelivery: false,
      lateChargeAsIncome: false,
      facilityFee: paisa(0n),
      documentationFee: paisa(0n),
    },
    conventions: defaultConventions,
    ...change,
  };
}
