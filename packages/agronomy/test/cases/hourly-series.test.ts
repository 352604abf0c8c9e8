/** Source: a recorded Open-Meteo forecast, Melbourne, 17 January 2024 (open-meteo.com, CC BY 4.0); its ETo is the 1998 form. */
import { expect, test } from 'vitest';
import { windAt2m } from '../../src/atmosphere/index.ts';
import { radians } from '../../src/radiation/index.ts';
import { hourlyReferenceEtSeries, type WeatherHour } from '../../src/reference-et/index.ts';
import { expectNear } from '../support/near.ts';

const tempC = [
  29.8, 28.3, 27.1, 26.2, 25.5, 24.6, 23.6, 23.0, 22.8, 22.6, 22.5, 22.6, 22.4, 19.9, 18.7, 19.6, 19.9, 20.2, 20.1, 19.4, 20.0,
  20.3, 19.2, 18.7,
];
const rhPct = [42, 48, 53, 58, 62, 68, 75, 78, 79, 79, 80, 80, 85, 85, 86, 73, 68, 69, 70, 68, 65, 64, 68, 67];
const windAt10mKmh = [
  15.8, 13.4, 12.1, 13.0, 13.0, 18.0, 17.6, 18.8, 19.8, 17.0, 14.8, 14.3, 10.1, 21.1, 7.7, 15.1, 14.4, 12.3, 13.3, 13.6, 11.2,
  13.3, 14.8, 12.8,
];
const radiationWm2 = [168, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 48, 21, 43, 204, 279, 315, 465, 429, 530, 632, 505, 267];
const providerEtoMm = [
  0.24, 0.14, 0.09, 0.08, 0.07, 0.08, 0.05, 0.05, 0.05, 0.04, 0.03, 0.05, 0.06, 0.06, 0.05, 0.16, 0.21, 0.23, 0.3, 0.28, 0.33,
  0.38, 0.29, 0.18,
];

/** Stamped 20:00 on the 16th (UTC+11) to 19:00 on the 17th; values are those of the hour before the stamp. */
const hours = tempC.map((temperature, index): WeatherHour => {
  const stamp = 20 + index;
  return {
    sun: {
      latitudeRad: radians(-37.75),
      dayOfYear: stamp - 0.5 < 24 ? 16 : 17,
      midHour: (stamp - 0.5) % 24,
      longitudeEastDeg: 144.875,
      zoneMeridianEastDeg: 165,
    },
    tempC: temperature,
    rhPct: rhPct[index] ?? Number.NaN,
    windAt2mMs: windAt2m((windAt10mKmh[index] ?? Number.NaN) / 3.6, 10),
    rsMj: (radiationWm2[index] ?? Number.NaN) * 0.0036,
  };
});

test('eto-12-openmeteo: 24 hours, the night before the record at 0.5 (humid)', () => {
  const made = hourlyReferenceEtSeries(hours, { edition: '1998', elevationM: 19, nightCloudRatio: 0.5 });
  for (const [index, { etoMm }] of made.entries()) expectNear(etoMm, providerEtoMm[index] ?? Number.NaN, 0.03);
  const total = (values: readonly number[]) => values.reduce((sum, mm) => sum + mm, 0);
  expectNear(total(made.map(({ etoMm }) => etoMm)), 3.5, 0.06);
  expectNear(total(providerEtoMm), 3.5, 1e-9);
});

test('by the resistances of 2025 some hours leave that tolerance', () => {
  const made = hourlyReferenceEtSeries(hours, { edition: '2025', elevationM: 19, nightCloudRatio: 0.5 });
  const worst = Math.max(...made.map(({ etoMm }, index) => Math.abs(etoMm - (providerEtoMm[index] ?? Number.NaN))));
  expect(worst).toBeGreaterThan(0.03);
});

test('the late afternoon of the record stands for the night after it', () => {
  const evening = hours.slice(20);
  const [firstNightHour] = hours.slice(2);
  if (!firstNightHour) expect.fail('no hour');
  const options = { edition: '1998', elevationM: 19 } as const;
  const [clear, cloudy] = [1, 0.3].map((nightCloudRatio) =>
    hourlyReferenceEtSeries([...evening, firstNightHour], { ...options, nightCloudRatio }).at(-1),
  );
  expect(clear).toEqual(cloudy);
});
