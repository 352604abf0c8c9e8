/** The terms of a quote as label and value: what differs from the ordinary is named, what was left at "no" is not. */
import type { I18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';
import type { Field } from '../form/field.ts';
import { choiceKey, fieldLabelKey } from '../form/field-messages.ts';
import { fieldWriter } from '../form/field-writer.ts';
import { visibleFields } from '../form/fields.ts';
import { fillForm } from '../form/fill-form.ts';

const printed: ReadonlySet<Field['group']> = new Set(['main', 'plan', 'dates', 'terms']);
/** Stand among the figures already. */
const elsewhere: ReadonlySet<Field['id']> = new Set(['price', 'hamishJiddiyyah', 'customerShare', 'tenorMonths']);

export function termLines(
  { inputs, asOf }: Quote,
  i18n: Pick<I18n, 't' | 'digits' | 'format'>,
): { term: string; value: string }[] {
  const { t } = i18n;
  const values = fillForm(inputs, '', asOf, fieldWriter(i18n));
  return visibleFields(values)
    .filter((field) => printed.has(field.group) && !elsewhere.has(field.id))
    .flatMap((field) => {
      const value = valueText(field, values.texts[field.id], i18n);
      return value === null ? [] : [{ term: t(fieldLabelKey(field)), value }];
    });
}

function valueText({ id, kind }: Field, text: string, { t, format }: Pick<I18n, 't' | 'format'>): string | null {
  switch (kind.type) {
    case 'flag':
      return text === 'yes' ? t('financing.print.yes') : null;
    case 'choice':
      return t(choiceKey(id, text));
    case 'rate':
      return text === '' ? null : t('financing.print.per-cent', { rate: format.number(text, { decimals: 6 }) });
    case 'count':
      return text === '0' || text === '' ? null : format.months(Number(text));
    case 'money':
      return text === '' ? null : t('financing.print.rupees', { amount: text });
    default:
      return text === '' ? null : text;
  }
}
