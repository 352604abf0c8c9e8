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
  type SoilWater,
  singleSeason,
  totalAvailableWater,
} from '../water-balance/index.ts';
import type { WeatherDay } from '../weather/day.ts';
import { type DualRun, dualRunOf } from './dual-run.ts';
import type { FieldRows } from './field-rows.ts';
import { both, known, missing } from './known.ts';
import type { Roots } from './root-depth.ts';
import type { Field, Known, LedgerEntry, StartMoisture } from './types.ts';
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
  readonly roots: Roots;
  readonly dry: readonly SeasonRow[];
  readonly withRain: readonly SeasonRow[];
  readonly balanceField: BalanceField;
  /** Undefined under the single coefficient; else its rows are those above. */
  readonly dual: DualRun | undefined;
}

/** The day that is asked for, and the day that the figures are of. */
export interface Dates {
  readonly asked: IsoDate;
  readonly asOf: IsoDate;
}

/** Water that was written down after the day of the figures and up to the asked one, net, mm. */
export function laterWater(ledger: readonly LedgerEntry[], { asked, asOf }: Dates): number {
  return [...ledgerByDate(ledger, asked).values()]
    .filter(({ date }) => date > asOf)
    .reduce((sum, { netIrrigationMm = 0, rainMm = 0 }) => sum + netIrrigationMm + rainMm, 0);
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

/** The last day up to the asked one whose ETo is known, of the balance where it has begun by then; the asked one where there is none. */
export function datesOf(field: Field, weather: readonly WeatherDay[], asked: IsoDate): Dates {
  const best = bestByDate(weather);
  const start = startDate(field);
  const from = asked < start ? undefined : start;
  const dates = [...best.keys()].filter((date) => date <= asked && (from === undefined || date >= from)).sort();
  return { asked, asOf: dates.findLast((date) => etoOf(best.get(date), field).ok) ?? asked };
}

export function seasonOf(
  field: Field,
  rows: FieldRows,
  weather: readonly WeatherDay[],
  ledger: readonly LedgerEntry[],
  dates: Dates,
): SeasonOutcome {
  const collected = collectDays(field, weather, ledger, dates);
  return { ...collected, season: balanced(field, rows, collected, dates.asOf) };
}

interface Collected {
  readonly days: readonly SeasonDay[];
  readonly weatherGaps: readonly IsoDate[];
  readonly rainGaps: readonly IsoDate[];
}

/** Day after day from the start; after `asOf` it ends at the first day without weather. */
function collectDays(
  field: Field,
  weather: readonly WeatherDay[],
  ledger: readonly LedgerEntry[],
  { asked, asOf }: Dates,
): Collected {
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
    if (rain.fallenMm === undefined && date < asked) rainGaps.push(date);
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

/** The most basic thing that is missing speaks alone: crop, stage lengths, season, soil and its surface, start, weather. */
function balanced(field: Field, rows: FieldRows, { days, weatherGaps }: Collected, asOf: IsoDate): Known<Season> {
  const crop = both(both(rows.roots, rows.coefficients), rows.stages);
  if (!crop.ok) return crop;
  const [[roots, coefficients], { value: stages }] = crop.value;
  const first = dayOfSeason(field, startDate(field));
  const today = dayOfSeason(field, asOf);
  const lastDay = seasonDays(stages);
  if (first < 1 || today < first || today > lastDay) return missing('out-of-range', 'season');

  const began = field.start ? known(field.start.moisture) : missing('no-input', 'start-moisture');
  const weather = weatherGaps.length === 0 ? known(days) : missing('no-input', 'weather');
  const ground = both(both(rows.soil, rows.dual ?? known(undefined)), both(began, weather));
  if (!ground.ok) return ground;
  const [[{ value: soil }, dual], [moisture]] = ground.value;
  const balanceField: BalanceField = {
    crop: {
      stages,
      coefficients: coefficients.kc,
      rootDepth: { minM: roots.startM, maxM: roots.fullM },
      depletionFraction: roots.row.p,
    },
    soil,
    options: { dayConvention: field.dayConvention ?? 'eq8.15' },
  };
  const start = startOf(moisture, soil, roots, developmentProgress(stages, first));
  const inSeason = days.filter(({ day }) => day <= lastDay);
  const season = { days: inSeason, start, roots, balanceField };
  if (dual) {
    const run = dualRunOf(field, dual, coefficients, { start, moisture, balanceField, days: inSeason, inputOf });
    return known({ ...season, dry: run.dry, withRain: run.withRain, dual: run });
  }
  const run = (forecast: 0 | 1) =>
    singleSeason(
      start,
      inSeason.map((day) => inputOf(day, forecast)),
      balanceField,
    );
  return known({ ...season, dry: run(0), withRain: run(1), dual: undefined });
}

/** What was answered about the start holds for the whole depth that the roots will have. */
function startOf(moisture: StartMoisture, soil: SoilWater, roots: Roots, progress: number): BalanceState {
  const rootDepthM = rootDepth({ minM: roots.startM, maxM: roots.fullM }, progress);
  if (moisture.kind === 'field-capacity') return { drMm: 0, rootDepthM, subsoilDepletion: 0 };
  const drMm = depletionOf(moisture.theta, soil, rootDepthM);
  return { drMm, rootDepthM, subsoilDepletion: drMm / totalAvailableWater(soil, rootDepthM) };
}

function inputOf({ day, eto, rain, irrigationMm }: SeasonDay, forecast: 0 | 1): BalanceInput {
  return { day, etoMm: eto.etoMm, rainMm: (rain.fallenMm ?? 0) + forecast * rain.forecastMm, irrigationMm };
}
