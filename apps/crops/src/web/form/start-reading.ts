import { findSoil } from '@repo/agronomy';
import { rate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { startPercentBounds } from './bounds.ts';
import type { FieldForm } from './field-form.ts';
import { readNumber } from './read-place.ts';

/** What a measured content means in the chosen soil, where it lies outside of what roots can use; undefined elsewhere. */
export function startReading(
  { soil, startPercent }: Pick<FieldForm, 'soil' | 'startPercent'>,
  { t, format }: Pick<I18n, 't' | 'format'>,
): string | undefined {
  const row = findSoil(soil);
  const read = readNumber(startPercent, startPercentBounds);
  if (!row || !read.ok) return undefined;
  const percent = (theta: number) => format.percent(rate(theta.toFixed(4)));
  if (read.value > row.thetaFc * 100) return t('crops.form.start-above', { percent: percent(row.thetaFc) });
  return read.value < row.thetaWp * 100 ? t('crops.form.start-below', { percent: percent(row.thetaWp) }) : undefined;
}
