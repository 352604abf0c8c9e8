import { rate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { assumedEfficiency, assumptionSource } from '../../advice/efficiency.ts';
import { irrigationMethods } from '../../wire/inputs.ts';

/** What is assumed of a method while nothing is typed, and whose estimate it is. */
export function efficiencyHint(method: string, { t, format }: Pick<I18n, 't' | 'format'>): string {
  const known = irrigationMethods.find((one) => one === method) ?? 'basin';
  return t('crops.form.efficiency-hint', {
    percent: format.percent(rate(String(assumedEfficiency[known]))),
    source: assumptionSource.document,
  });
}
