/** 365 days of a hot arid station against its own published reference ET; source in `../fixtures/README.md`. */
import { expect, test } from 'vitest';
import { type DailyOptions, dailyReferenceEt } from '../../src/reference-et/index.ts';
import type { WeatherDay } from '../../src/weather/day.ts';
import { dateOfYearDay, numberAt, type Row, readFixture } from '../support/csv.ts';
import { expectNear } from '../support/near.ts';

const rows = readFixture('maricopa-2013-daily.csv');
const site = { latitudeDeg: 33.069, elevationM: 361 };

type Humidity = (row: Row) => Pick<WeatherDay, 'tdewC' | 'rhMaxPct' | 'rhMinPct'>;
const fromDewPoint: Humidity = (row) => ({ tdewC: numberAt(row, 'tdew_c') });
const fromRange: Humidity = (row) => ({ rhMaxPct: numberAt(row, 'rhmax'), rhMinPct: numberAt(row, 'rhmin') });

function errors(humidity: Humidity, options: Omit<DailyOptions, 'edition'> = {}): { bias: number; rmse: number } {
  const differences = rows.map((row) => {
    const day: WeatherDay = {
      date: dateOfYearDay(row.get('year_doy') ?? ''),
      kind: 'station',
      provider: 'AZMET',
      tmaxC: numberAt(row, 'tmax_c'),
      tminC: numberAt(row, 'tmin_c'),
      rsMj: numberAt(row, 'rs_mj'),
      wind: { speedMs: numberAt(row, 'wind_ms'), heightM: 3 },
      ...humidity(row),
    };
    const result = dailyReferenceEt(day, site, { edition: '1998', ...options });
    if (!result.ok) expect.fail(result.needs.join());
    return result.value.etoMm - numberAt(row, 'etref_mm');
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { bias: mean(differences), rmse: Math.sqrt(mean(differences.map((difference) => difference ** 2))) };
}

test('the year is complete', () => {
  expect(rows).toHaveLength(365);
});

test('series-maricopa2013: vapour pressure from the dew point', () => {
  const { bias, rmse } = errors(fromDewPoint);
  expectNear(bias, -0.019, 0.01);
  expectNear(rmse, 0.086, 0.01);
});

test('from the range of humidity and a cloud ratio of at least 0.30, the difference is the rounding of the column', () => {
  const { bias, rmse } = errors(fromRange, { cloudRatioMin: 0.3 });
  expectNear(bias, 0.0002, 0.0001);
  expectNear(rmse, 0.0032, 0.0001);
});

test('a lower bound of 0.25, and none, are further off', () => {
  expectNear(errors(fromRange, { cloudRatioMin: 0.25 }).rmse, 0.0086, 0.0001);
  expectNear(errors(fromRange, { cloudRatioMin: 0 }).rmse, 0.0176, 0.0001);
});
