import { type IsoDate, paisa } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import type { ProductId } from '@repo/islamic-finance';
import { defaultForm } from './default-form.ts';
import type { FieldId, FormValues } from './field.ts';
import { type FieldWriter, fieldWriter } from './field-writer.ts';

type Texts = Partial<Record<FieldId, string>>;

const lakh = (count: bigint) => paisa(count * 10_000_000n);

const examples: Readonly<Record<ProductId, (write: FieldWriter) => Texts>> = {
  murabaha: (write) => ({
    price: write.money(lakh(30n)),
    hamishJiddiyyah: write.money(lakh(5n)),
    profitRate: write.number('15'),
    tenorMonths: write.number('60'),
  }),
  'diminishing-musharakah': (write) => ({
    price: write.money(lakh(120n)),
    customerShare: write.money(lakh(36n)),
    rentRate: write.number('14.5'),
    tenorMonths: write.number('180'),
  }),
};

/** Invented figures to begin with; the title says so. */
export function exampleForm(product: ProductId, today: IsoDate, i18n: Pick<I18n, 't' | 'digits' | 'format'>): FormValues {
  const write = fieldWriter(i18n);
  const form = defaultForm(today, write);
  return {
    ...form,
    product,
    title: i18n.t('financing.new.example-title'),
    texts: { ...form.texts, ...examples[product](write) },
  };
}
