import { rate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { coefficientOf } from '../../advice/coefficient.ts';
import { middleOf, wettedRangeOf, wettedSource } from '../../advice/wetted-fraction.ts';
import { furrowLayouts, irrigationMethods } from '../../wire/inputs.ts';
import type { FieldForm } from './field-form.ts';

/** Which share of the ground is taken as wetted while nothing is typed, and what the table prints. */
export function wettedHint(
  form: Pick<FieldForm, 'soil' | 'method' | 'furrows'>,
  { t, format }: Pick<I18n, 't' | 'format'>,
): string {
  if (form.soil !== '' && coefficientOf(form) === 'single') return t('crops.form.wetted-hint-unused');
  const method = irrigationMethods.find((one) => one === form.method) ?? 'basin';
  const furrows = furrowLayouts.find((one) => one === form.furrows) ?? null;
  if (method === 'furrow' && furrows === null) return t('crops.form.wetted-hint-furrow');
  const range = wettedRangeOf({ method, furrows });
  const percent = (value: number) => format.percent(rate(String(value)));
  const source = `${wettedSource.document}, ${wettedSource.clause}`;
  return range.low === range.high
    ? t('crops.form.wetted-hint-whole', { percent: percent(range.low), source })
    : t('crops.form.wetted-hint', {
        percent: percent(middleOf(range)),
        low: percent(range.low),
        high: percent(range.high),
        source,
      });
}
