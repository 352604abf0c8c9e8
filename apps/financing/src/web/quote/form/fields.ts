/** The fields of a product. */
import type { ProductId } from '@repo/islamic-finance';
import { diminishingMusharakahFields } from './diminishing-musharakah-fields.ts';
import type { Field, FormValues } from './field.ts';
import { murabahaFields } from './murabaha-fields.ts';

/** In the order of the screen. */
export const productIds = ['murabaha', 'diminishing-musharakah'] as const satisfies readonly ProductId[];

const byProduct: Readonly<Record<ProductId, readonly Field[]>> = {
  murabaha: murabahaFields,
  'diminishing-musharakah': diminishingMusharakahFields,
};

export function allFields(product: ProductId): readonly Field[] {
  return byProduct[product];
}

/** The fields that show now, in the order of the screen. */
export function visibleFields(values: FormValues): readonly Field[] {
  return allFields(values.product).filter((field) => field.when?.(values) ?? true);
}

/** Whether the list of further cost lines shows. */
export function hasCosts(values: FormValues): boolean {
  return values.product === 'murabaha';
}

/** Whether the list of dated instalments shows. */
export function hasHarvests(values: FormValues): boolean {
  return values.product === 'murabaha' && values.texts.salePlan === 'by-date';
}
