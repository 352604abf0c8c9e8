/** Inputs of a quote as they cross the wire and as they are stored: the same shape, money as strings of paisa. */
import { decodePaisa, encodePaisa, type IsoDate, isoDate, type Paisa, type Rate, rate } from '@repo/facts';
import type { DiminishingMusharakahInputs, MurabahaInputs, QuoteInputs } from '@repo/islamic-finance';

/** What JSON can hold of `T`: no bigints, no brands. */
export type Wire<T> = T extends Paisa | IsoDate | Rate
  ? string
  : T extends string | number | boolean | null
    ? T
    : { readonly [Key in keyof T]: Wire<T[Key]> };

export type MurabahaWire = Wire<MurabahaInputs>;
export type DiminishingMusharakahWire = Wire<DiminishingMusharakahInputs>;
export type QuoteInputsWire = MurabahaWire | DiminishingMusharakahWire;

export function encodeInputs(inputs: QuoteInputs): QuoteInputsWire {
  return inputs.product === 'murabaha' ? encodeMurabaha(inputs) : encodeDiminishingMusharakah(inputs);
}

/** @throws AppError `MONEY_INVALID`, `RATE_INVALID` or `DATE_INVALID` when a text is not one */
export function decodeInputs(wire: QuoteInputsWire): QuoteInputs {
  return wire.product === 'murabaha' ? decodeMurabaha(wire) : decodeDiminishingMusharakah(wire);
}

function encodeMurabaha({ capitalByDate, ...inputs }: MurabahaInputs): MurabahaWire {
  return {
    ...inputs,
    costLines: inputs.costLines.map((line) => ({ ...line, amount: encodePaisa(line.amount) })),
    supplierDiscount: encodePaisa(inputs.supplierDiscount),
    hamishJiddiyyah: encodePaisa(inputs.hamishJiddiyyah),
    profit:
      inputs.profit.basis === 'lump-sum' ? { basis: 'lump-sum', amount: encodePaisa(inputs.profit.amount) } : inputs.profit,
    balloon: encodePaisa(inputs.balloon),
    ...(capitalByDate && {
      capitalByDate: capitalByDate.map(({ due, capital }) => ({ due, capital: encodePaisa(capital) })),
    }),
    terms: encodeFees(inputs.terms),
  };
}

function encodeDiminishingMusharakah(inputs: DiminishingMusharakahInputs): DiminishingMusharakahWire {
  return {
    ...inputs,
    price: encodePaisa(inputs.price),
    customerShare: encodePaisa(inputs.customerShare),
    terms: encodeFees(inputs.terms),
  };
}

interface Fees<Money> {
  readonly facilityFee: Money;
  readonly documentationFee: Money;
}

function encodeFees<Terms extends Fees<Paisa>>(terms: Terms) {
  return {
    ...terms,
    facilityFee: encodePaisa(terms.facilityFee),
    documentationFee: encodePaisa(terms.documentationFee),
  };
}

function decodeFees<Terms extends Fees<string>>(terms: Terms) {
  return {
    ...terms,
    facilityFee: decodePaisa(terms.facilityFee),
    documentationFee: decodePaisa(terms.documentationFee),
  };
}

function ifPresent<T>(text: string | undefined, decode: (text: string) => T): T | undefined {
  return text === undefined ? undefined : decode(text);
}

function dateOrNull(text: string | null): IsoDate | null {
  return text === null ? null : isoDate(text);
}

function decodeMurabaha(wire: MurabahaWire): MurabahaInputs {
  return {
    ...wire,
    costLines: wire.costLines.map((line) => ({ ...line, amount: decodePaisa(line.amount) })),
    supplierDiscount: decodePaisa(wire.supplierDiscount),
    hamishJiddiyyah: decodePaisa(wire.hamishJiddiyyah),
    profit: decodeProfit(wire.profit),
    balloon: decodePaisa(wire.balloon),
    graceRate: ifPresent(wire.graceRate, rate),
    capitalByDate: wire.capitalByDate?.map(({ due, capital }) => ({ due: isoDate(due), capital: decodePaisa(capital) })),
    dates: {
      promise: dateOrNull(wire.dates.promise),
      purchase: dateOrNull(wire.dates.purchase),
      possession: dateOrNull(wire.dates.possession),
      sale: isoDate(wire.dates.sale),
      firstDue: isoDate(wire.dates.firstDue),
    },
    terms: { ...decodeFees(wire.terms), discountIfPaidBy: ifPresent(wire.terms.discountIfPaidBy, isoDate) },
  };
}

function decodeProfit(profit: MurabahaWire['profit']): MurabahaInputs['profit'] {
  switch (profit.basis) {
    case 'lump-sum':
      return { basis: 'lump-sum', amount: decodePaisa(profit.amount) };
    case 'of-cost':
      return { basis: 'of-cost', rate: rate(profit.rate) };
    case 'benchmark':
      return { ...profit, spread: rate(profit.spread) };
    default:
      return { basis: profit.basis, annualRate: rate(profit.annualRate) };
  }
}

function decodeDiminishingMusharakah(wire: DiminishingMusharakahWire): DiminishingMusharakahInputs {
  return {
    ...wire,
    price: decodePaisa(wire.price),
    customerShare: decodePaisa(wire.customerShare),
    rent: decodeRent(wire.rent),
    dates: {
      promise: dateOrNull(wire.dates.promise),
      purchase: dateOrNull(wire.dates.purchase),
      delivery: dateOrNull(wire.dates.delivery),
      start: isoDate(wire.dates.start),
      firstDue: isoDate(wire.dates.firstDue),
    },
    terms: { ...decodeFees(wire.terms), customerLossShare: ifPresent(wire.terms.customerLossShare, rate) },
  };
}

function decodeRent(rent: DiminishingMusharakahWire['rent']): DiminishingMusharakahInputs['rent'] {
  if (rent.basis === 'fixed') return { basis: 'fixed', annualRate: rate(rent.annualRate) };
  return {
    basis: 'benchmark',
    benchmark: rate(rent.benchmark),
    spread: rate(rent.spread),
    floor: rent.floor === null ? null : rate(rent.floor),
    cap: rent.cap === null ? null : rate(rent.cap),
    source: rent.source,
    quotedOn: isoDate(rent.quotedOn),
  };
}
