/** The season so far and ahead: one balance on fallen rain alone, one with the forecast's. */
import { addDays, daysBetween, type IsoDate } from '@repo/facts';
import { developmentProgress, seasonDays } from '../crop-coefficient/index.ts';
import type { DailyReferenceEt } from '../reference-et/index.ts';
import {
  type BalanceField,
  type BalanceInput,
  type BalanceState,
  depletionOf,
  rootDepth,
  type SingleBalanceRow,
  singleSeason,
} from '../water-balance/index.ts';
import type { WeatherDay } from '../weather/day.ts';
import type { FieldRows } from './field-rows.ts';
import { both, known, missing } from './known.ts';
import type { Field, Known, LedgerEntry } from './types.ts';
import { bestByDate, etoOf, ledgerByDate, type RainOfDay, rainOf } from './weather-of-day.ts';

/** A day that can be computed. */
export interface SeasonDay {
  readonly date: IsoDate;
  readonly day: number;
  readonly eto: DailyReferenceEt;
  readonly rain: RainOfDay;
  readonly irrigationMm: number;
  readonly projected: boolean;
}

export interface Season {
  readonly days: readonly SeasonDay[];
  readonly start: BalanceState;
  readonly dry: readonly SingleBalanceRow[];
  readonly withRain: readonly SingleBalanceRow[];
  readonly balanceField: BalanceField;
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
    if (!eto.ok) {
      weatherGaps.push(date);
      continue;
    }
    const entry = entries.get(date);
    const rain = rainOf(record, entry);
    if (rain.fallenMm === undefined && date < asOf) rainGaps.push(date);
    const projected = record?.kind === 'forecast';
    const irrigationMm = entry?.netIrrigationMm ?? 0;
    days.push({ date, day: dayOfSeason(field, date), eto: eto.value, rain, irrigationMm, projected });
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
  const all = both(both(crop, rows.soil), both(began, weather));
  if (!all.ok) return all;
  const [[[[{ kc }, stages], roots], { value: soil }], [moisture]] = all.value;
  const first = dayOfSeason(field, startDate(field));
  const today = dayOfSeason(field, asOf);
  const lastDay = seasonDays(stages.value);
  if (first < 1 || today < first || today > lastDay) return missing('out-of-range', 'season');

  const { rootDepth: depth, p } = roots;
  const balanceField: BalanceField = {
    crop: { stages: stages.value, coefficients: kc, rootDepth: depth, depletionFraction: p },
    soil,
    options: { dayConvention: field.dayConvention ?? 'eq8.15' },
  };
  const rootDepthM = rootDepth(depth, developmentProgress(stages.value, first));
  const drMm = moisture.kind === 'field-capacity' ? 0 : depletionOf(moisture.theta, soil, rootDepthM);
  const start = { drMm, rootDepthM };
  const inSeason = days.filter(({ day }) => day <= lastDay);
  const run = (forecast: 0 | 1) =>
    singleSeason(
      start,
      inSeason.map((day) => inputOf(day, forecast)),
      balanceField,
    );
  return known({ days: inSeason, start, dry: run(0), withRain: run(1), balanceField });
}

function inputOf({ day, eto, rain, irrigationMm }: SeasonDay, forecast: 0 | 1): BalanceInput {
  return { day, etoMm: eto.etoMm, rainMm: (rain.fallenMm ?? 0) + forecast * rain.forecastMm, irrigationMm };
}
