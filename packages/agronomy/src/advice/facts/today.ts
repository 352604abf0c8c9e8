/** The day of the figures within the season. */
import type { IsoDate } from '@repo/facts';
import type { DualBalanceRow } from '../../water-balance/index.ts';
import type { DayClimate } from '../climate-of-day.ts';
import type { DualRun } from '../dual-run.ts';
import { known, missing } from '../known.ts';
import type { Season, SeasonDay, SeasonRow } from '../season.ts';
import type { Known } from '../types.ts';

/** A computed day, morning and evening, with the one before it. */
export interface Today {
  readonly season: Season;
  readonly day: SeasonDay;
  readonly row: SeasonRow;
  readonly before: SeasonRow | undefined;
}

export function todayOf(season: Season, asOf: IsoDate): Known<Today> {
  const index = season.days.findIndex(({ date }) => date === asOf);
  const [day, row] = [season.days[index], season.dry[index]];
  return day && row ? known({ season, day, row, before: season.dry[index - 1] }) : missing('no-input', 'weather');
}

/** The same under the dual coefficient. */
export interface DualToday {
  readonly run: DualRun;
  readonly days: readonly SeasonDay[];
  /** Of the day in `days` and the rows of the run. */
  readonly index: number;
  readonly row: DualBalanceRow;
  readonly before: DualBalanceRow | undefined;
  readonly climate: DayClimate;
}

export function dualTodayOf({ season: { days, dual: run }, day }: Today): Known<DualToday> {
  const index = days.indexOf(day);
  const [row, climate] = [run?.dry[index], run?.climates[index]];
  if (!run || !row || !climate) return missing('no-input', 'weather');
  return known({ run, days, index, row, before: run.dry[index - 1], climate });
}
