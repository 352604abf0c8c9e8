/** An empty form: usual structure and dates are chosen, amounts and rates are not. */
import { addMonths, type IsoDate } from '@repo/facts';
import type { Conventions } from '@repo/islamic-finance';
import { type FieldId, type FormValues, fieldIds } from './field.ts';
import type { FieldWriter } from './field-writer.ts';

/** Equal to the engine's own, which would bring the whole engine with it; a test holds the two together. */
export const usualConventions: Conventions = {
  dayCount: 'monthly',
  rounding: 'HALF_UP',
  instalmentRounding: 'HALF_UP',
  iterateInstalment: false,
};

export function defaultForm(today: IsoDate, write: FieldWriter): FormValues {
  const chosen: Partial<Record<FieldId, string>> = {
    profitBasis: 'level',
    salePlan: 'level',
    everyMonths: '1',
    rentBasis: 'fixed',
    sharePlan: 'declining',
    tenorMonths: write.number('60'),
    graceMonths: write.number('0'),
    rentFreeMonths: write.number('0'),
    start: write.date(today),
    firstDue: write.date(addMonths(today, 1)),
    profitDisclosed: 'yes',
    ownershipBasis: 'milk',
    priceBasis: 'fixed',
    separateUndertaking: 'yes',
    bankProfitBasis: 'ratio-of-profit',
    dayCount: usualConventions.dayCount,
    rounding: usualConventions.rounding,
    instalmentRounding: usualConventions.instalmentRounding,
    iterateInstalment: yesOrNo(usualConventions.iterateInstalment),
  };
  return { product: 'murabaha', title: '', texts: textsOf((id) => chosen[id] ?? ''), costs: [], harvests: [] };
}

export function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** One text for each field. */
export function textsOf(textOf: (id: FieldId) => string): FormValues['texts'] {
  return Object.fromEntries(fieldIds.map((id) => [id, textOf(id)])) as Record<FieldId, string>;
}
