import type { IsoDate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import type { ProductId } from '@repo/islamic-finance';
import { defaultForm } from './default-form.ts';
import type { FieldId, FormValues } from './field.ts';
import { fieldWriter } from './field-writer.ts';

const examples: Readonly<Record<ProductId, Partial<Record<FieldId, string>>>> = {
  murabaha: { price: '30,00,000', hamishJiddiyyah: '5,00,000', profitRate: '15', tenorMonths: '60' },
  'diminishing-musharakah': { price: '1,20,00,000', customerShare: '36,00,000', rentRate: '14.5', tenorMonths: '180' },
};

/** Invented figures to begin with; the title says so. */
export function exampleForm(product: ProductId, today: IsoDate, i18n: Pick<I18n, 't' | 'digits' | 'format'>): FormValues {
  const form = defaultForm(today, fieldWriter(i18n));
  return { ...form, product, title: i18n.t('financing.new.example-title'), texts: { ...form.texts, ...examples[product] } };
}
