/** The season by the dual coefficient: basal coefficient, surface layer and root zone together. */
import { heightFloorM, stageOfDay } from '../crop-coefficient/index.ts';
import {
  type BalanceField,
  type BalanceInput,
  type BalanceState,
  type DualBalanceField,
  type DualBalanceInput,
  type DualBalanceRow,
  type DualBalanceState,
  dualSeason,
} from '../water-balance/index.ts';
import { climateOfDay, type DayClimate, plainClimate } from './climate-of-day.ts';
import type { Coefficients, DualRows } from './field-rows.ts';
import type { SeasonDay } from './season.ts';
import type { Field, LayerAtStart, StartMoisture } from './types.ts';

/** The run of a field: what went in that a fact names, and its rows by day of the season's `days`. */
export interface DualRun {
  readonly start: DualBalanceState;
  readonly layerAtStart: LayerAtStart;
  readonly field: DualBalanceField;
  readonly climates: readonly DayClimate[];
  readonly dry: readonly DualBalanceRow[];
  readonly withRain: readonly DualBalanceRow[];
}

/** What single and dual run share. */
interface Common {
  readonly start: BalanceState;
  readonly moisture: StartMoisture;
  readonly balanceField: BalanceField;
  readonly days: readonly SeasonDay[];
  readonly inputOf: (day: SeasonDay, forecast: 0 | 1) => BalanceInput;
}

/** @throws AppError `NOT_A_NUMBER` */
export function dualRunOf(field: Field, { asked, layer }: DualRows, { row, kcb }: Coefficients, common: Common): DualRun {
  const { balanceField, days, moisture } = common;
  const dualField: DualBalanceField = {
    ...balanceField,
    crop: { ...balanceField.crop, coefficients: kcb, height: { minM: heightFloorM, maxM: row.heightM.max } },
    soil: { ...balanceField.soil, rewMm: layer.rewMm, tewMm: layer.tewMm },
    options: { ...balanceField.options, drip: asked.drip ?? false },
  };
  const layerAtStart = asked.layerAtStart ?? (moisture.kind === 'field-capacity' ? 'field-capacity' : 'dry');
  const deMm = layerAtStart === 'dry' ? layer.tewMm : 0;
  const start = { ...common.start, deMm, wettedFraction: 1, heightM: heightFloorM };
  const { stages } = balanceField.crop;
  const dayClimates = days.map((day) => ({
    day,
    climate: climateOfDay(day.weather, day.eto, stageOfDay(stages, day.day), field.climate),
  }));
  const run = (forecast: 0 | 1) => {
    const inputs = dayClimates.map(({ day, climate }): DualBalanceInput => {
      const irrigationWettedFraction = day.wettedFraction ?? asked.wettedFraction;
      return { ...common.inputOf(day, forecast), irrigationWettedFraction, climate: plainClimate(climate) };
    });
    return dualSeason(start, inputs, dualField);
  };
  const climates = dayClimates.map(({ climate }) => climate);
  return { start, layerAtStart, field: dualField, climates, dry: run(0), withRain: run(1) };
}
