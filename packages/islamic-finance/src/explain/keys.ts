/** Message keys of facts: labels of the figures and of the inputs of their formulas. */
import { factGroups, type RoundingKey } from './make.ts';
import { rowIds } from './row.ts';
import { totalIds } from './totals.ts';

const figures = [...Object.values(totalIds), ...Object.values(rowIds)];

/** Labels of facts: the id `financing.murabaha.price` has the message `facts.murabaha.price`. */
export const factKeys: readonly string[] = [
  ...Object.values(factGroups).flatMap((group) => figures.map((figure) => `facts.${group}.${figure}`)),
  ...['periodic', 'nominal', 'effective', 'xirr'].map((figure) => `facts.epr.${figure}`),
].filter((key) => key !== 'facts.murabaha.schedule.bank-share');

/** Labels of the inputs of formulas. */
export const inputLabels = [
  'annual-rate',
  'balloon',
  'cost',
  'cost-line.asset',
  'cost-line.duty',
  'cost-line.freight',
  'cost-line.other',
  'cost-line.registration',
  'cost-line.takaful',
  'due-day',
  'every-months',
  'financed',
  'first-due',
  'flat-rate',
  'grace-payments',
  'instalment-count',
  'mark-up',
  'paid-at-start',
  'payment-count',
  'payments',
  'periodic-rate',
  'price',
  'profit',
  'received',
  'row',
  'row-capital',
  'row-close',
  'row-open',
  'row-payment',
  'row-profit',
  'supplier-discount',
  'tenor',
  'unit-price',
  'units',
  'year-fraction',
] as const;

export const labelKeys: readonly string[] = inputLabels.map((label) => `facts.${label}`);

const roundings: Record<RoundingKey, true> = {
  'half-up': true,
  'half-even': true,
  floor: true,
  'largest-remainder': true,
  residue: true,
  exact: true,
  'six-decimals': true,
  'ten-decimals': true,
};

export const roundingMessageKeys: readonly string[] = Object.keys(roundings).map((key) => `rounding.${key}`);

export const scopeKeys: readonly string[] = ['scope.row'];
