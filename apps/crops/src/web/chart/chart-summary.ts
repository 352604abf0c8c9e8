/** What the chart of a season says, in sentences. */
import type { Advice } from '@repo/agronomy';
import type { I18n } from '@repo/i18n/react';
import { dueSince } from '../../advice/due.ts';
import { dateOf, factOf } from '../../advice/field-advice.ts';

/** The evening of the day of the figures, as the chart draws it, and the morning on which the limit is reached, as the line says it. */
export function chartSummary(advice: Advice, { t, format }: Pick<I18n, 't' | 'format'>): string {
  const day = advice.days.find(({ date }) => date === advice.asOf);
  if (!day) return '';
  const mm = (value: number) => format.number(value.toFixed(0));
  const evening = t('crops.chart.summary', { date: format.date(day.date), depletion: mm(day.drMm), limit: mm(day.rawMm) });
  const since = dueSince(advice);
  if (since !== null) return `${evening} ${t('crops.chart.summary-reached', { date: format.date(since) })}`;
  const due = dateOf(factOf(advice, 'irr.next.date.dry'));
  return due === null ? evening : `${evening} ${t('crops.chart.summary-due', { date: format.date(due) })}`;
}
