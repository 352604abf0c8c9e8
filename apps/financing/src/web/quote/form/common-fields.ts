/** Fields and kinds that both products have. */
import { dayCounts, instalmentRoundings, roundingModes } from './choices.ts';
import type { CountKind, DateKind, Field, FieldId, FlagKind, MoneyKind, RateKind } from './field.ts';

export const money: MoneyKind = { type: 'money', required: false, positive: false };
export const moneyNeeded: MoneyKind = { type: 'money', required: true, positive: false };
export const moneyAboveZero: MoneyKind = { type: 'money', required: true, positive: true };
export const rateNeeded: RateKind = { type: 'rate', required: true, max: 100 };
export const rateOptional: RateKind = { type: 'rate', required: false, max: 100 };
export const dateNeeded: DateKind = { type: 'date', required: true };
export const dateOptional: DateKind = { type: 'date', required: false };
export const monthsFromStart: CountKind = { type: 'count', min: 0, max: 599, slider: false };
const flag: FlagKind = { type: 'flag' };

/** A yes-or-no term of the contract; its id is its name in the engine's terms. */
export function termFlag(id: FieldId, clause: string): Field {
  return { id, paths: [`terms.${id}`], group: 'terms', kind: flag, clause };
}

export const tenorField: Field = {
  id: 'tenorMonths',
  paths: ['tenorMonths'],
  group: 'main',
  kind: { type: 'count', min: 1, max: 600, slider: true },
};

export const feeFields: readonly Field[] = [
  { id: 'facilityFee', paths: ['terms.facilityFee'], group: 'terms', kind: money },
  { id: 'documentationFee', paths: ['terms.documentationFee'], group: 'terms', kind: money },
];

export const conventionFields: readonly Field[] = [
  { id: 'dayCount', paths: ['conventions.dayCount'], group: 'conventions', kind: { type: 'choice', options: dayCounts } },
  { id: 'rounding', paths: ['conventions.rounding'], group: 'conventions', kind: { type: 'choice', options: roundingModes } },
  {
    id: 'instalmentRounding',
    paths: ['conventions.instalmentRounding'],
    group: 'conventions',
    kind: { type: 'choice', options: instalmentRoundings },
  },
  { id: 'iterateInstalment', paths: ['conventions.iterateInstalment'], group: 'conventions', kind: flag },
];
