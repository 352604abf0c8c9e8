/** The engine's inputs from what stands in the form, or what is missing or wrong, place by place. */
import type {
  Conventions,
  DiminishingMusharakahInputs,
  MurabahaInputs,
  ProfitTerms,
  QuoteInputs,
  RentTerms,
} from '@repo/islamic-finance';
import {
  bankProfitBases,
  dayCounts,
  instalmentRoundings,
  ownershipBases,
  periods,
  priceBases,
  profitBases,
  rentBases,
  roundingModes,
  salePlans,
  sharePlans,
} from './choices.ts';
import type { FormValues } from './field.ts';
import { type FormErrors, formErrors } from './form-errors.ts';
import { FormReader } from './form-reader.ts';
import { dateError } from './parse-date.ts';

export type ReadInputs =
  | { readonly ok: true; readonly inputs: QuoteInputs }
  | { readonly ok: false; readonly errors: FormErrors };

export function readInputs(values: FormValues): ReadInputs {
  const errors = formErrors(values, dateError);
  if (errors.size > 0) return { ok: false, errors };
  const form = new FormReader(values);
  return { ok: true, inputs: values.product === 'murabaha' ? murabaha(form) : diminishingMusharakah(form) };
}

function murabaha(form: FormReader): MurabahaInputs {
  return {
    product: 'murabaha',
    costLines: form.costLines(),
    supplierDiscount: form.money('supplierDiscount'),
    hamishJiddiyyah: form.money('hamishJiddiyyah'),
    profit: profit(form),
    plan: form.choice('salePlan', salePlans),
    graceMonths: form.count('graceMonths'),
    graceRate: form.optionalRate('graceRate') ?? undefined,
    capitalByDate: form.capitalByDate(),
    balloon: form.money('balloon'),
    tenorMonths: form.count('tenorMonths'),
    everyMonths: Number(form.choice('everyMonths', periods)),
    dates: {
      promise: form.optionalDate('promise'),
      purchase: form.optionalDate('purchase'),
      possession: form.optionalDate('possession'),
      sale: form.date('start'),
      firstDue: form.date('firstDue'),
    },
    terms: {
      bilateralPromise: form.flag('bilateralPromise'),
      facilityFee: form.money('facilityFee'),
      documentationFee: form.money('documentationFee'),
      supplierIsCustomer: form.flag('supplierIsCustomer'),
      benchmarkAfterSigning: form.flag('benchmarkAfterSigning'),
      profitDisclosed: form.flag('profitDisclosed'),
      contractualRebate: form.flag('contractualRebate'),
      extraForDelay: form.flag('extraForDelay'),
      titleWithheld: form.flag('titleWithheld'),
      rollover: form.flag('rollover'),
      ribawiGoods: form.flag('ribawiGoods'),
      riskOnCustomer: form.flag('riskOnCustomer'),
      arbunAtPromise: form.flag('arbunAtPromise'),
      lostProfitClaim: form.flag('lostProfitClaim'),
      musharakahExit: form.flag('musharakahExit'),
      discountIfPaidBy: form.optionalDate('discountIfPaidBy') ?? undefined,
      accelerationOnDefault: form.flag('accelerationOnDefault'),
    },
    conventions: conventions(form),
  };
}

function profit(form: FormReader): ProfitTerms {
  const basis = form.choice('profitBasis', profitBases);
  switch (basis) {
    case 'lump-sum':
      return { basis, amount: form.money('profitAmount') };
    case 'of-cost':
      return { basis, rate: form.rate('profitRate') };
    default:
      return { basis, annualRate: form.rate('profitRate') };
  }
}

function diminishingMusharakah(form: FormReader): DiminishingMusharakahInputs {
  return {
    product: 'diminishing-musharakah',
    price: form.money('price'),
    customerShare: form.money('customerShare'),
    rent: rent(form),
    plan: form.choice('sharePlan', sharePlans),
    tenorMonths: form.count('tenorMonths'),
    graceMonths: form.count('graceMonths'),
    rentFreeMonths: form.count('rentFreeMonths'),
    dates: {
      promise: form.optionalDate('promise'),
      purchase: form.optionalDate('purchase'),
      delivery: form.optionalDate('possession'),
      start: form.date('start'),
      firstDue: form.date('firstDue'),
    },
    terms: {
      ownershipBasis: form.choice('ownershipBasis', ownershipBases),
      priceBasis: form.choice('priceBasis', priceBases),
      separateUndertaking: form.flag('separateUndertaking'),
      exitRight: form.flag('exitRight'),
      ownerCostOnCustomer: form.flag('ownerCostOnCustomer'),
      lossNotByCapital: form.flag('lossNotByCapital'),
      fixedProfitAmount: form.flag('fixedProfitAmount'),
      rentBeforeDelivery: form.flag('rentBeforeDelivery'),
      lateChargeAsIncome: form.flag('lateChargeAsIncome'),
      facilityFee: form.money('facilityFee'),
      documentationFee: form.money('documentationFee'),
      customerLossShare: form.optionalRate('customerLossShare') ?? undefined,
      bankProfitBasis: form.choice('bankProfitBasis', bankProfitBases),
      takafulBilledLater: form.flag('takafulBilledLater'),
      boughtFromCustomer: form.flag('boughtFromCustomer'),
    },
    conventions: conventions(form),
  };
}

function rent(form: FormReader): RentTerms {
  const basis = form.choice('rentBasis', rentBases);
  if (basis === 'fixed') return { basis, annualRate: form.rate('rentRate') };
  return {
    basis,
    benchmark: form.rate('benchmark'),
    spread: form.rate('spread'),
    floor: form.optionalRate('floor'),
    cap: form.optionalRate('cap'),
    source: form.words('benchmarkSource'),
    quotedOn: form.date('benchmarkDate'),
  };
}

function conventions(form: FormReader): Conventions {
  return {
    dayCount: form.choice('dayCount', dayCounts),
    rounding: form.choice('rounding', roundingModes),
    instalmentRounding: form.choice('instalmentRounding', instalmentRoundings),
    iterateInstalment: form.flag('iterateInstalment'),
  };
}
