/** The days of a field's season, as far as weather is wanted for them. */
import { seasonDays, stageRowsOf } from '@repo/agronomy';
import { addDays, daysBetween, type IsoDate } from '@repo/facts';
import type { FieldInputs } from './inputs.ts';

type Season = Pick<FieldInputs, 'crop' | 'stages' | 'sowingDate'>;

/** Days back that the weather service gives with its forecast; older ones come from its archive. */
export const daysBack = 92;
/** Where the tables have no lengths of stages. */
const longestSeason = 366;

/** The last day of the season; null while its length is not known. */
export function seasonEnd({ crop, stages, sowingDate }: Season): IsoDate | null {
  const row = stageRowsOf(crop).find(({ id }) => id === stages);
  return row ? addDays(sowingDate, seasonDays(row.stages) - 1) : null;
}

/** From sowing to the day before `reached`, or to the season's end where that is earlier; null when sowing is not before `reached`. */
export function olderSeasonDays(season: Season, reached: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const { sowingDate: from } = season;
  if (from >= reached) return null;
  const end = seasonEnd(season) ?? addDays(from, longestSeason - 1);
  const before = addDays(reached, -1);
  return { from, to: daysBetween(end, before) > 0 ? end : before };
}
