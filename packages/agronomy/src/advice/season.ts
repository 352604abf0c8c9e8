/** The season so far and ahead: one balance on fallen rain alone, one with the forecast's. */
import { addDays, daysBetween, type IsoDate } from '@repo/facts';
import { developmentProgress, seasonDays } from '../crop-coefficient/index.ts';
import type { DailyReferenceEt } from '../reference-et/index.ts';
import {
  type BalanceField,
  type BalanceInput,
  type BalanceState,
  type DualBalanceRow,
  depletionOf,
  rootDepth,
  type SingleBalanceRow,
  singleSeason,
} from '../water-balance/index.ts';
import type { WeatherDay } from '../weather/day.ts';
import { type DualRun, dualRunOf } from './dual-run.ts';
import type { FieldRows } from './field-rows.ts';
import { both, known, missing } from './known.ts';
import type { Field, Known, LedgerEntry } from './types.ts';
import { bestByDate, etoOf, ledgerByDate, type RainOfDay, rainOf } from './weather-of-day.ts';

/** A day that can be computed. */
export interface SeasonDay {
  readonly date: IsoDate;
  readonly day: number;
  readonly weather: WeatherDay;
  readonly eto: DailyReferenceEt;
  readonly rain: RainOfDay;
  readonly irrigationMm: number;
  /** f_w of the irrigation, where its entry names one. */
  readonly wettedFraction: number | undefined;
  readonly projected: boolean;
}

/** A day of the balance that the field asks for. */
export type SeasonRow = SingleBalanceRow | DualBalanceRow;

export interface Season {
  readonly days: readonly SeasonDay[];
  readonly start: BalanceState;
  readonly dry: readonly SeasonRow[];
  readonly withRain: readonly SeasonRow[];
  readonly balanceField: BalanceField;
  /** Undefined under the single coefficient; else its rows are those above. */
  readonly dual: DualRun | undefined;
}

export interface SeasonOutcome {
  readonly season: Known<Season>;
  readonly weatherGaps: readonly IsoDate[];
  readonly rainGaps: readonly IsoDate[];
}

/** The number of a date in the season: 1 on the day of sowing. */
export function dayOfSeason(field: Field, date: IsoDate): number {
  return daysBetween(field.sowingDate, date) + 1;
}

export function seasonOf(
  field: Field,
  rows: FieldRows,
  weather: readonly WeatherDay[],
  ledger: readonly LedgerEntry[],
  asOf: IsoDate,
): SeasonOutcome {
  const collected = collectDays(field, weather, ledger, asOf);
  return { ...collected, season: balanced(field, rows, collected, asOf) };
}

interface Collected {
  readonly days: readonly SeasonDay[];
  readonly weatherGaps: readonly IsoDate[];
  readonly rainGaps: readonly IsoDate[];
}

/** Day after day from the start; from `asOf` on it ends at the first day without weather. */
function collectDays(field: Field, weather: readonly WeatherDay[], ledger: readonly LedgerEntry[], asOf: IsoDate): Collected {
  const best = bestByDate(weather);
  const entries = ledgerByDate(ledger, asOf);
  const days: SeasonDay[] = [];
  const weatherGaps: IsoDate[] = [];
  const rainGaps: IsoDate[] = [];
  for (let date = startDate(field); ; date = addDays(date, 1)) {
    const record = best.get(date);
    const eto = etoOf(record, field);
    if (!eto.ok && date > asOf) break;
    if (!eto.ok || !record) {
      weatherGaps.push(date);
      continue;
    }
    const entry = entries.get(date);
    const rain = rainOf(record, entry);
    if (rain.fallenMm === undefined && date < asOf) rainGaps.push(date);
    days.push({
      date,
      day: dayOfSeason(field, date),
      weather: record,
      eto: eto.value,
      rain,
      irrigationMm: entry?.netIrrigationMm ?? 0,
      wettedFraction: entry?.wettedFraction,
      projected: record.kind === 'forecast',
    });
  }
  return { days, weatherGaps, rainGaps };
}

function startDate(field: Field): IsoDate {
  return field.start?.date ?? field.sowingDate;
}

function balanced(field: Field, rows: FieldRows, { days, weatherGaps }: Collected, asOf: IsoDate): Known<Season> {
  const crop = both(both(rows.coefficients, rows.stages), rows.roots);
  const began = field.start ? known(field.start.moisture) : missing('no-input', 'start-moisture');
  const weather = weatherGaps.length === 0 ? known(days) : missing('no-input', 'weather');
  const soilAndLayer = both(rows.soil, rows.dual ?? known(undefined));
  const all = both(both(crop, soilAndLayer), both(began, weather));
  if (!all.ok) return all;
  const [[[[coefficients, stages], roots], [{ value: soil }, dual]], [moisture]] = all.value;
  const first = dayOfSeason(field, startDate(field));
  const today = dayOfSeason(field, asOf);
  const lastDay = seasonDays(stages.value);
  if (first < 1 || today < first || today > lastDay) return missing('out-of-range', 'season');

  const { rootDepth: depth, p } = roots;
  const balanceField: BalanceField = {
    crop: { stages: stages.value, coefficients: coefficients.kc, rootDepth: depth, depletionFraction: p },
    soil,
    options: { dayConvention: field.dayConvention ?? 'eq8.15' },
  };
  const rootDepthM = rootDepth(depth, developmentProgress(stages.value, first));
  const drMm = moisture.kind === 'field-capacity' ? 0 : depletionOf(moisture.theta, soil, rootDepthM);
  const start = { drMm, rootDepthM };
  const inSeason = days.filter(({ day }) => day <= lastDay);
  if (dual) {
    const run = dualRunOf(field, dual, coefficients, { start, moisture, balanceField, days: inSeason, inputOf });
    return known({ days: inSeason, start, dry: run.dry, withRain: run.withRain, balanceField, dual: run });
  }
  const run = (forecast: 0 | 1) =>
    singleSeason(
      start,
      inSeason.map((day) => inputOf(day, forecast)),
      balanceField,
    );
  return known({ days: inSeason, start, dry: run(0), withRain: run(1), balanceField, dual: undefined });
}

function inputOf({ day, eto, rain, irrigationMm }: SeasonDay, forecast: 0 | 1): BalanceInput {
  return { day, etoMm: eto.etoMm, rainMm: (rain.fallenMm ?? 0) + forecast * rain.forecastMm, irrigationMm };
}
