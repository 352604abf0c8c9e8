import { addMonths, type Fact, type IsoDate, isoDate, type Paisa, paisa } from '@repo/facts';

export interface SampleRow {
  readonly number: number;
  readonly due: IsoDate;
  readonly payment: Paisa;
  readonly profit: Paisa;
  readonly capital: Paisa;
  readonly close: Paisa;
}

const months = 60;
const capital = 5_000_000n;

/** A made-up schedule: equal capital, falling profit. It is here to be looked at, not to be right. */
export const sampleRows: readonly SampleRow[] = Array.from({ length: months }, (_, index) => {
  const open = capital * BigInt(months - index);
  const profit = paisa((open * 125n) / 12_000n);
  return {
    number: index + 1,
    due: addMonths(isoDate('2026-12-22'), index),
    payment: paisa(capital + profit),
    profit,
    capital: paisa(capital),
    close: paisa(open - capital),
  };
});

export const sampleFact: Fact = {
  id: 'price',
  value: '395312500',
  unit: 'paisa',
  source: { kind: 'computed', document: 'AAOIFI SS 8', clause: '4/7', checkedOn: isoDate('2026-11-01') },
  edition: '2017',
  status: 'verified',
  inputs: [
    { symbol: 'C', labelKey: 'cost', value: '300000000', unit: 'paisa' },
    { symbol: 'P', labelKey: 'profit', value: '95312500', unit: 'paisa', ref: 'totals.profit' },
    { symbol: 'n', labelKey: 'months', value: '60', unit: 'months' },
  ],
  formula: { symbols: 'price = C + P', numbers: 'price = 3000000.00 + 953125.00' },
  roundingKey: 'rounding.half-up',
};

export const profitFact: Fact = {
  ...sampleFact,
  id: 'profit',
  value: '95312500',
  status: 'unverified',
  inputs: [{ symbol: 'i', labelKey: 'rate', value: '0.125', unit: 'ratio' }],
  formula: { symbols: 'P = Σ C · i / 12' },
};
