/** The advice of a field on a day: facts, and the season as a table. */
import type { IsoDate } from '@repo/facts';
import type { WeatherDay } from '../weather/day.ts';
import { chartOf } from './chart.ts';
import { climateDaysOf } from './climate-of-day.ts';
import { balanceGrounds } from './facts/balance-grounds.ts';
import { singleCoefficientFacts } from './facts/crop.ts';
import { dualFacts } from './facts/dual.ts';
import { etoFacts } from './facts/eto.ts';
import { eveningFacts, singleActualFacts } from './facts/evening.ts';
import { irrigationFacts } from './facts/irrigation.ts';
import type { Chain } from './facts/make.ts';
import { rootFacts } from './facts/roots.ts';
import { settled } from './facts/settled.ts';
import { soilWaterFacts } from './facts/soil-water.ts';
import { stageFacts } from './facts/stage.ts';
import { todayOf } from './facts/today.ts';
import { type FieldRows, rowsOf } from './field-rows.ts';
import { type Dates, datesOf, laterWater, seasonOf } from './season.ts';
import type { Advice, Field, LedgerEntry } from './types.ts';
import { bestByDate, etoOf } from './weather-of-day.ts';

/**
 * What the field needs, by the single coefficient or, where the field asks for it, the dual; a dual that cannot be computed is
 * missing and never turns into the single. Figures that cannot be given are facts with the value null, the reason as
 * `scopeKey` and what would give them in `scopeParams`; no default number stands in. Forecast rain enters the projection `withRain`
 * only. The same inputs give the same bytes.
 * @param weather records of any dates and kinds, in any order; of one date the best kind counts
 * @param ledger what people wrote down; entries after the day of the figures are named in `laterEntries`; their water is taken
 * off what is due, and nothing else
 * @param asked the figures are of this day, or of the last one before it whose ETo is known
 * @throws AppError `NOT_A_NUMBER` when an input is not a finite number, `OUT_OF_RANGE` when a depth of water is below 0 or a wetted
 * part of the ledger outside 0–1
 */
export function advise(field: Field, weather: readonly WeatherDay[], ledger: readonly LedgerEntry[], asked: IsoDate): Advice {
  const dates = datesOf(field, weather, asked);
  const { asOf } = dates;
  const rows = rowsOf(field, climateDaysOf(field, weather, asOf));
  const today = bestByDate(weather).get(asOf);
  const eto = etoOf(today, field);
  const { season, weatherGaps, rainGaps } = seasonOf(field, rows, weather, ledger, dates);
  const chain = chainOf(field, rows);
  const found = season.ok ? todayOf(season.value, asOf) : season;
  const gapsBefore = rainGaps.filter((date) => date < asOf).length;
  const dual = rows.dual && dualFacts(field, rows, rows.dual, found, { asOf, rainGaps: gapsBefore, chain });
  return {
    fieldId: field.id,
    asked,
    asOf,
    facts: settled(
      [
        ...etoFacts(field, today, eto),
        ...stageFacts(field, rows, asOf),
        ...(dual ? dual.coefficients : singleCoefficientFacts(field, rows, eto, asOf)),
        ...rootFacts(field, rows, asOf),
        ...soilWaterFacts(found, gapsBefore, chain),
        ...(dual ? dual.actual : singleActualFacts(found, chain)),
        ...eveningFacts(found, rainGaps.length, chain),
        ...irrigationFacts(field, season, { ...dates, laterMm: laterWater(ledger, dates) }, chain),
      ],
      balanceGrounds(season, asOf),
    ),
    days: season.ok ? chartOf(season.value) : [],
    weatherGaps,
    rainGaps,
    laterEntries: laterEntriesOf(ledger, dates),
  };
}

function laterEntriesOf(ledger: readonly LedgerEntry[], { asked, asOf }: Dates): IsoDate[] {
  const later = ledger.map(({ date }) => date).filter((date) => date > asOf && date <= asked);
  return [...new Set(later)].sort();
}

function chainOf(field: Field, { coefficients, stages, roots, soil, dual }: FieldRows): Chain {
  const tables = [
    coefficients.ok ? coefficients.value.row.source : undefined,
    stages.ok ? stages.value.source : undefined,
    roots.ok ? roots.value.row.source : undefined,
    soil.ok ? soil.value.source : undefined,
    ...(dual?.ok ? [dual.value.layer.row?.source] : []),
  ];
  return { tables, edition: field.edition };
}
