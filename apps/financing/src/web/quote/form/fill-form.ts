/** The form that reads back as given inputs: for a saved quote and for an example. */
import type { IsoDate, Paisa, Rate } from '@repo/facts';
import type { DiminishingMusharakahInputs, MurabahaInputs, QuoteInputs } from '@repo/islamic-finance';
import { percentText } from '@repo/ui/rate-field';
import { defaultForm, textsOf, yesOrNo } from './default-form.ts';
import type { FieldId, FormValues } from './field.ts';
import type { FieldWriter } from './field-writer.ts';

type Texts = Partial<Record<FieldId, string>>;

export function fillForm(inputs: QuoteInputs, title: string, today: IsoDate, write: FieldWriter): FormValues {
  const empty = defaultForm(today, write);
  const filled = inputs.product === 'murabaha' ? murabahaTexts(inputs, write) : diminishingMusharakahTexts(inputs, write);
  const common: Texts = {
    tenorMonths: write.number(String(inputs.tenorMonths)),
    graceMonths: write.number(String(inputs.graceMonths)),
    promise: dateText(inputs.dates.promise, write),
    purchase: dateText(inputs.dates.purchase, write),
    firstDue: write.date(inputs.dates.firstDue),
    facilityFee: moneyText(inputs.terms.facilityFee, write),
    documentationFee: moneyText(inputs.terms.documentationFee, write),
    dayCount: inputs.conventions.dayCount,
    rounding: inputs.conventions.rounding,
    instalmentRounding: inputs.conventions.instalmentRounding,
    iterateInstalment: yesOrNo(inputs.conventions.iterateInstalment),
  };
  return {
    product: inputs.product,
    title,
    texts: textsOf((id) => common[id] ?? filled[id] ?? empty.texts[id]),
    costs: inputs.product === 'murabaha' ? costRows(inputs, write) : [],
    harvests: inputs.product === 'murabaha' ? harvestRows(inputs, write) : [],
  };
}

function murabahaTexts(inputs: MurabahaInputs, write: FieldWriter): Texts {
  const { terms, profit, dates } = inputs;
  return {
    price: moneyText(inputs.costLines[0]?.amount, write),
    supplierDiscount: moneyText(inputs.supplierDiscount, write),
    hamishJiddiyyah: moneyText(inputs.hamishJiddiyyah, write),
    profitBasis: profit.basis,
    profitAmount: profit.basis === 'lump-sum' ? write.money(profit.amount) : '',
    profitRate: profitRateText(profit, write),
    salePlan: inputs.plan,
    everyMonths: String(inputs.everyMonths),
    graceRate: rateText(inputs.graceRate, write),
    balloon: moneyText(inputs.balloon, write),
    possession: dateText(dates.possession, write),
    start: write.date(dates.sale),
    bilateralPromise: yesOrNo(terms.bilateralPromise),
    supplierIsCustomer: yesOrNo(terms.supplierIsCustomer),
    benchmarkAfterSigning: yesOrNo(terms.benchmarkAfterSigning),
    profitDisclosed: yesOrNo(terms.profitDisclosed),
    contractualRebate: yesOrNo(terms.contractualRebate),
    discountIfPaidBy: dateText(terms.discountIfPaidBy, write),
    extraForDelay: yesOrNo(terms.extraForDelay),
    titleWithheld: yesOrNo(terms.titleWithheld),
    rollover: yesOrNo(terms.rollover),
    ribawiGoods: yesOrNo(terms.ribawiGoods),
    riskOnCustomer: yesOrNo(terms.riskOnCustomer),
    arbunAtPromise: yesOrNo(terms.arbunAtPromise),
    lostProfitClaim: yesOrNo(terms.lostProfitClaim),
    musharakahExit: yesOrNo(terms.musharakahExit ?? false),
    accelerationOnDefault: yesOrNo(terms.accelerationOnDefault ?? false),
  };
}

function profitRateText(profit: MurabahaInputs['profit'], write: FieldWriter): string {
  if (profit.basis === 'of-cost') return rateText(profit.rate, write);
  return profit.basis === 'level' || profit.basis === 'flat' ? rateText(profit.annualRate, write) : '';
}

function costRows(inputs: MurabahaInputs, write: FieldWriter): FormValues['costs'] {
  return inputs.costLines.slice(1).map((line) => ({
    kind: line.kind,
    amount: write.money(line.amount),
    paidTo: line.paidTo ?? 'third-party',
    billed: yesOrNo(line.billedToCustomer ?? false),
  }));
}

function harvestRows(inputs: MurabahaInputs, write: FieldWriter): FormValues['harvests'] {
  return (inputs.capitalByDate ?? []).map(({ due, capital }) => ({ due: write.date(due), capital: write.money(capital) }));
}

function diminishingMusharakahTexts(inputs: DiminishingMusharakahInputs, write: FieldWriter): Texts {
  const { terms, rent, dates } = inputs;
  return {
    price: write.money(inputs.price),
    customerShare: write.money(inputs.customerShare),
    rentBasis: rent.basis,
    ...(rent.basis === 'fixed' ? { rentRate: rateText(rent.annualRate, write) } : benchmarkTexts(rent, write)),
    sharePlan: inputs.plan,
    rentFreeMonths: write.number(String(inputs.rentFreeMonths)),
    possession: dateText(dates.delivery, write),
    start: write.date(dates.start),
    ownershipBasis: terms.ownershipBasis,
    priceBasis: terms.priceBasis,
    separateUndertaking: yesOrNo(terms.separateUndertaking),
    exitRight: yesOrNo(terms.exitRight),
    ownerCostOnCustomer: yesOrNo(terms.ownerCostOnCustomer),
    takafulBilledLater: yesOrNo(terms.takafulBilledLater ?? false),
    lossNotByCapital: yesOrNo(terms.lossNotByCapital),
    customerLossShare: rateText(terms.customerLossShare, write),
    fixedProfitAmount: yesOrNo(terms.fixedProfitAmount),
    bankProfitBasis: terms.bankProfitBasis ?? 'ratio-of-profit',
    rentBeforeDelivery: yesOrNo(terms.rentBeforeDelivery),
    lateChargeAsIncome: yesOrNo(terms.lateChargeAsIncome),
    boughtFromCustomer: yesOrNo(terms.boughtFromCustomer ?? false),
  };
}

function benchmarkTexts(rent: Extract<DiminishingMusharakahInputs['rent'], { basis: 'benchmark' }>, write: FieldWriter): Texts {
  return {
    benchmark: rateText(rent.benchmark, write),
    spread: rateText(rent.spread, write),
    floor: rateText(rent.floor, write),
    cap: rateText(rent.cap, write),
    benchmarkSource: rent.source,
    benchmarkDate: write.date(rent.quotedOn),
  };
}

/** Nothing for zero. */
function moneyText(amount: Paisa | undefined, write: FieldWriter): string {
  return amount === undefined || amount === 0n ? '' : write.money(amount);
}

function dateText(date: IsoDate | null | undefined, write: FieldWriter): string {
  return date === null || date === undefined ? '' : write.date(date);
}

function rateText(value: Rate | null | undefined, write: FieldWriter): string {
  return value === null || value === undefined ? '' : write.number(percentText(value) ?? '');
}
