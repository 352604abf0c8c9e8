import type { I18n } from '@repo/i18n/react';
import type { Field, FormValues, Place } from './field.ts';
import { allFields } from './fields.ts';

export function fieldLabelKey({ id, message }: Field): string {
  return `financing.field.${message ?? id}.label`;
}

/** The clause that a term answers to, or a sentence about the field. */
export function fieldHint({ id, message, clause }: Field, { t, has }: Pick<I18n, 't' | 'has'>): string | undefined {
  if (clause !== undefined) {
    const [standard = '', rest = ''] = clause.replace(/^SS/, '').split(' ');
    return t('financing.field.clause-hint', { standard, clause: rest });
  }
  const key = `financing.field.${message ?? id}.hint`;
  return has(key) ? t(key) : undefined;
}

/** A key holds no slash: "act/365F" is "act-365F". */
export function choiceKey(list: string, option: string): string {
  return `financing.choice.${list}.${option.replace('/', '-')}`;
}

/** The label of a place, for lists of what is missing. */
export function placeLabelKey(values: FormValues, place: Place): string {
  if (place === 'harvests') return 'financing.harvests.title';
  if (place.startsWith('costs.')) return 'financing.costs.amount';
  if (place.startsWith('harvests.')) return place.endsWith('due') ? 'financing.harvests.due' : 'financing.harvests.capital';
  const field = allFields(values.product).find(({ id }) => id === place);
  if (!field) throw new Error(`No field at "${place}"`);
  return fieldLabelKey(field);
}
