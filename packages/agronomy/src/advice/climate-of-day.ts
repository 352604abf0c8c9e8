/** Wind and least humidity: of a day for K_c max, and of the days measured so far for the means of a stage. */
import { daysBetween, type IsoDate } from '@repo/facts';
import { minimumHumidity } from '../atmosphere/index.ts';
import type { ClimateDay, StageClimate, StageName } from '../crop-coefficient/index.ts';
import {
  type DailyReferenceEt,
  type EstimateMethod,
  type Obtained,
  vapourPressureOfDay,
  windOfDay,
} from '../reference-et/index.ts';
import type { WeatherDay } from '../weather/day.ts';
import type { Field } from './types.ts';
import { bestByDate } from './weather-of-day.ts';

/**
 * The days from sowing to `until` whose wind and least humidity were observed: a record of a gauge or station that has wind, and
 * RHmin or a vapour pressure that gives it by (6.17). A model's view of a day is no observation.
 */
export function climateDaysOf(field: Field, weather: readonly WeatherDay[], until: IsoDate): ClimateDay[] {
  const observed = [...bestByDate(weather).values()].filter(
    ({ kind, date }) => (kind === 'gauge' || kind === 'station') && date >= field.sowingDate && date <= until,
  );
  return observed
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap((day) => {
      const wind = windOfDay(day);
      const rhMinPct = day.rhMinPct ?? fromVapourPressure(day, field);
      if (wind.estimated || rhMinPct === undefined) return [];
      return { day: daysBetween(field.sowingDate, day.date) + 1, windAt2mMs: wind.value, rhMinPct };
    });
}

function fromVapourPressure(day: WeatherDay, { edition }: Field): number | undefined {
  const ea = vapourPressureOfDay(day, edition, {});
  return ea && minimumHumidity(ea.value, day.tmaxC);
}

/** How the least humidity can have been obtained, best first. */
export const humidityMethods = ['measured', 'vapour-pressure', 'stage-climate', 'dew-point-from-minimum'] as const;
export type HumidityMethod = (typeof humidityMethods)[number];

interface From<Method> {
  readonly value: number;
  readonly method: Method;
}

export interface DayClimate {
  readonly windAt2mMs: From<EstimateMethod | 'stage-climate'>;
  /** Per cent. */
  readonly rhMinPct: From<HumidityMethod>;
}

/** Of the day where known, else of the stage, else as ETo estimated them. */
export function climateOfDay(
  weather: WeatherDay,
  eto: DailyReferenceEt,
  stage: StageName,
  climate: Field['climate'],
): DayClimate {
  const given = climate === undefined ? undefined : ofStage(climate, stage);
  return { windAt2mMs: windOf(eto.windAt2mMs, given), rhMinPct: humidityOf(weather, eto.eaKpa, given) };
}

export function plainClimate({ windAt2mMs, rhMinPct }: DayClimate): StageClimate {
  return { windAt2mMs: windAt2mMs.value, rhMinPct: rhMinPct.value };
}

/** Before the mid stage no climate was asked for. */
function ofStage({ mid, late }: NonNullable<Field['climate']>, stage: StageName): StageClimate | undefined {
  if (stage === 'mid') return mid;
  return stage === 'late' ? late : undefined;
}

function windOf(wind: Obtained, given: StageClimate | undefined): DayClimate['windAt2mMs'] {
  if (wind.estimated && given) return { value: given.windAt2mMs, method: 'stage-climate' };
  return { value: wind.value, method: wind.method };
}

/** From e_a at the highest temperature by (6.17); from an e_a that was estimated from the lowest by (6.18). */
function humidityOf({ rhMinPct, tmaxC }: WeatherDay, ea: Obtained, given: StageClimate | undefined): DayClimate['rhMinPct'] {
  if (rhMinPct !== undefined) return { value: rhMinPct, method: 'measured' };
  if (ea.estimated && given) return { value: given.rhMinPct, method: 'stage-climate' };
  const value = minimumHumidity(ea.value, tmaxC);
  return { value, method: ea.estimated ? 'dew-point-from-minimum' : 'vapour-pressure' };
}
