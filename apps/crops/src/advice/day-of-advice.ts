/** The day that the engine is asked for. */
import { seasonDays, stageRowsOf } from '@repo/agronomy';
import { addDays, type IsoDate } from '@repo/facts';
import type { FieldInputs } from '../wire/inputs.ts';

export interface DayOfAdvice {
  readonly asked: IsoDate;
  /** The season is over: there is nothing to do any more. */
  readonly past: boolean;
}

/** Today, or of a season that is over its last day; the figures are of the last day up to it whose weather is known. */
export function dayOfAdvice(
  { crop, stages, sowingDate }: Pick<FieldInputs, 'crop' | 'stages' | 'sowingDate'>,
  today: IsoDate,
): DayOfAdvice {
  const row = stageRowsOf(crop).find(({ id }) => id === stages);
  const end = row && addDays(sowingDate, seasonDays(row.stages) - 1);
  return end && today > end ? { asked: end, past: true } : { asked: today, past: false };
}
