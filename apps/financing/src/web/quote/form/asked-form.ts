/** The form with the values of a question, which came along in the address. */
import type { IsoDate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { requestOf } from '../../../tools/quote-address.ts';
import { inputsOf } from '../../../tools/quote-inputs.ts';
import type { FormValues } from './field.ts';
import { fieldWriter } from './field-writer.ts';
import { fillForm } from './fill-form.ts';

/** @returns null when the address holds values, but none that a form could have */
export function askedForm(search: string, today: IsoDate, i18n: Pick<I18n, 'digits' | 'format'>): FormValues | null {
  const request = requestOf(search);
  return request && fillForm(inputsOf(request, today), '', today, fieldWriter(i18n));
}
