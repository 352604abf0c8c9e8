/** Means of the weather over the mid and the late stage, to which coefficients are adjusted. */
import { finite } from '../finite.ts';
import type { StageClimate } from './climate.ts';
import { type StageLengths, stageOfDay } from './stages.ts';

/**
 * Fewest days that stand for a stage, until all of it is known. A rule of this project: FAO-56 asks for the mean of the stage and
 * says nothing of a stage that is not over.
 */
export const fewestStageDays = 10;

/** Wind and least humidity of a day of the season, as measured. */
export interface ClimateDay extends StageClimate {
  /** From 1 on the day of sowing. */
  readonly day: number;
}

export interface StageMean {
  /** How many days are known. */
  readonly days: number;
  /** Undefined under `fewestStageDays`. */
  readonly climate: StageClimate | undefined;
}

/** Of the days of the stage that are among `days`. */
export function stageMean(stage: 'mid' | 'late', stages: StageLengths, days: readonly ClimateDay[]): StageMean {
  const known = days.filter(({ day }) => stageOfDay(stages, day) === stage);
  if (known.length < fewestStageDays) return { days: known.length, climate: undefined };
  const windAt2mMs = meanOf(known.map((day) => day.windAt2mMs));
  const rhMinPct = meanOf(known.map((day) => day.rhMinPct));
  return { days: known.length, climate: { windAt2mMs, rhMinPct } };
}

function meanOf(values: readonly number[]): number {
  return finite('stage-mean', values.reduce((sum, value) => sum + value, 0) / values.length);
}
