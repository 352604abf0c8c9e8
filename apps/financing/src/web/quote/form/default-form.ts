/** An empty form: usual structure and dates are chosen, amounts and rates are not. */
import { addMonths, type IsoDate } from '@repo/facts';
import { defaultConventions } from '@repo/islamic-finance';
import { type FieldId, type FormValues, fieldIds } from './field.ts';
import type { FieldWriter } from './field-writer.ts';

export function defaultForm(today: IsoDate, write: FieldWriter): FormValues {
  const chosen: Partial<Record<FieldId, string>> = {
    profitBasis: 'level',
    salePlan: 'level',
    everyMonths: '1',
    rentBasis: 'fixed',
    sharePlan: 'declining',
    tenorMonths: '60',
    graceMonths: '0',
    rentFreeMonths: '0',
    start: write.date(today),
    firstDue: write.date(addMonths(today, 1)),
    profitDisclosed: 'yes',
    ownershipBasis: 'milk',
    priceBasis: 'fixed',
    separateUndertaking: 'yes',
    bankProfitBasis: 'ratio-of-profit',
    dayCount: defaultConventions.dayCount,
    rounding: defaultConventions.rounding,
    instalmentRounding: defaultConventions.instalmentRounding,
    iterateInstalment: yesOrNo(defaultConventions.iterateInstalment),
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
