/** The day that a field's figures are of. */
import { seasonDays, stageRowsOf } from '@repo/agronomy';
import { addDays, type IsoDate } from '@repo/facts';
import type { FieldView } from '../wire/stored.ts';

export interface DayOfAdvice {
  readonly asOf: IsoDate;
  /** The season is over: the figures are of its last day with weather. */
  readonly past: boolean;
}

/** Today, or of a season that is over the last day of it whose weather is known. */
export function dayOfAdvice({ inputs, weather }: Pick<FieldView, 'inputs' | 'weather'>, today: IsoDate): DayOfAdvice {
  const row = stageRowsOf(inputs.crop).find(({ id }) => id === inputs.stages);
  const end = row && addDays(inputs.sowingDate, seasonDays(row.stages) - 1);
  if (!end || today <= end) return { asOf: today, past: false };
  const last = weather.findLast(({ date, kind }) => kind !== 'forecast' && date >= inputs.sowingDate && date <= end);
  return last ? { asOf: last.date, past: true } : { asOf: today, past: false };
}
