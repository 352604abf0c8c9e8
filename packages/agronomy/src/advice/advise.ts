/** The advice of a field on a day: facts, and the season as a table. */
import type { IsoDate } from '@repo/facts';
import { stageOfDay } from '../crop-coefficient/index.ts';
import type { WeatherDay } from '../weather/day.ts';
import { cropFacts } from './facts/crop.ts';
import { etoFacts } from './facts/eto.ts';
import { irrigationFacts } from './facts/irrigation.ts';
import type { Chain } from './facts/make.ts';
import { soilWaterFacts } from './facts/soil-water.ts';
import { type FieldRows, rowsOf } from './field-rows.ts';
import { type Season, seasonOf } from './season.ts';
import type { Advice, AdviceDay, Field, LedgerEntry } from './types.ts';
import { bestByDate, etoOf } from './weather-of-day.ts';

/**
 * What the field needs, by the single coefficient. Figures that cannot be given are facts with the value null, the reason as
 * `scopeKey` and what would give them in `scopeParams`; no default number stands in. Forecast rain enters the projection `withRain`
 * only. The same inputs give the same bytes.
 * @param weather records of any dates and kinds, in any order; of one date the best kind counts
 * @param ledger what people wrote down; entries after `asOf` are not read
 * @throws AppError `NOT_A_NUMBER` when an input is not a finite number, `OUT_OF_RANGE` when a depth of water is below 0
 */
export function advise(field: Field, weather: readonly WeatherDay[], ledger: readonly LedgerEntry[], asOf: IsoDate): Advice {
  const rows = rowsOf(field);
  const today = bestByDate(weather).get(asOf);
  const eto = etoOf(today, field);
  const { season, weatherGaps, rainGaps } = seasonOf(field, rows, weather, ledger, asOf);
  const chain = chainOf(field, rows);
  return {
    fieldId: field.id,
    asOf,
    facts: [
      ...etoFacts(field, today, eto),
      ...cropFacts(field, rows, eto, asOf),
      ...soilWaterFacts(season, asOf, rainGaps.length, chain),
      ...irrigationFacts(field, season, asOf, chain),
    ],
    days: season.ok ? chartOf(season.value) : [],
    weatherGaps,
    rainGaps,
  };
}

function chainOf(field: Field, { coefficients, stages, roots, soil }: FieldRows): Chain {
  const tables = [
    coefficients.ok ? coefficients.value.row.source : undefined,
    stages.ok ? stages.value.source : undefined,
    roots.ok ? roots.value.source : undefined,
    soil.ok ? soil.value.source : undefined,
  ];
  return { tables, edition: field.edition };
}

function chartOf({ days, dry, withRain, balanceField }: Season): AdviceDay[] {
  const { stages } = balanceField.crop;
  return days.flatMap((day, index) => {
    const [row, wet] = [dry[index], withRain[index]];
    if (!row || !wet) return [];
    return {
      date: day.date,
      day: day.day,
      stage: stageOfDay(stages, day.day),
      projected: day.projected,
      kc: row.kc,
      forecastRainMm: day.rain.forecastMm,
      etoMm: row.etoMm,
      etcMm: row.etcMm,
      etaMm: row.etaMm,
      rainMm: row.rainMm,
      irrigationMm: row.irrigationMm,
      percolationMm: row.percolationMm,
      tawMm: row.tawMm,
      rawMm: row.rawMm,
      ks: row.ks,
      drStartMm: row.drStartMm,
      drMm: row.drMm,
      drWithRainMm: wet.drMm,
    };
  });
}
