/** Each regression of (3.53–3.54) and (3.56–3.57), worked by hand for a range of 14 °C, 2 m/s and 50 per cent. */
import { expect, test } from 'vitest';
import { hargreavesCoefficient, radiationCoefficient } from './adjustment-coefficient.ts';

const climate = { temperatureRangeC: 14, windAt2mMs: 2, humidityPct: 50 };

test.each([
  [undefined, 0.18, 0.1789],
  [0.19, 0.1735, 0.1749],
  [0.2, 0.1898, 0.181],
  [0.49, 0.1898, 0.181],
  [0.5, 0.181, 0.182],
  [0.99, 0.181, 0.182],
  [1, 0.2361, 0.1825],
])('aridity index %s', (aridityIndex, forRadiation, forHargreaves) => {
  const site = aridityIndex === undefined ? climate : { ...climate, aridityIndex };
  expect(radiationCoefficient(site)).toBeCloseTo(forRadiation, 10);
  expect(hargreavesCoefficient(site)).toBeCloseTo(forHargreaves, 10);
});
