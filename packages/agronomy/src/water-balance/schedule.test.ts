import { expect, test } from 'vitest';
import { grossDepth, nextIrrigation } from './schedule.ts';
import { singleSeason } from './single.ts';

test('gross depth from efficiency and leaching', () => {
  expect(grossDepth(60, 0.6)).toBe(100);
  expect(grossDepth(60, 0.6, 0.2)).toBe(125);
  expect(grossDepth(60, 1, 0)).toBe(60);
});

test('an efficiency of 0 is an error', () => {
  expect(() => grossDepth(60, 0)).toThrow('NOT_A_NUMBER');
});

const field = {
  crop: {
    stages: { iniDays: 90, devDays: 1, midDays: 1, lateDays: 1 },
    coefficients: { ini: 1, mid: 1, end: 1 },
    rootDepth: { minM: 1, maxM: 1 },
    depletionFraction: 0.5,
  },
  soil: { thetaFc: 0.5, thetaWp: 0.25 },
  options: { dayConvention: 'eq8.15' },
} as const;

/** Days of 5 mm over 250 mm, of which 125 are readily available. */
function rows(drMm: number, irrigationMm: readonly number[]) {
  const start = { drMm, rootDepthM: 1, subsoilDepletion: 0 };
  const inputs = irrigationMm.map((depthMm, index) => ({ day: index + 1, etoMm: 5, rainMm: 0, irrigationMm: depthMm }));
  return singleSeason(start, inputs, field);
}

test('water is due on the first morning at RAW', () => {
  expect(nextIrrigation(rows(115, [0, 0, 0]))).toEqual({ due: true, index: 2, ofEvening: false, netMm: 125, rawMm: 125 });
  expect(nextIrrigation(rows(115, [0, 0, 0]), { rawShare: 0.9 })).toMatchObject({ index: 0, netMm: 115 });
});

test('rows of the past say what the evening after them lacks, less what was brought since', () => {
  expect(nextIrrigation(rows(130, [0, 0]), { isPast: true })).toMatchObject({ due: true, index: 2, ofEvening: true });
  const [, last] = rows(130, [0, 0]);
  const netMm = last?.drMm ?? 0;
  expect(netMm).toBeGreaterThan(130);
  expect(nextIrrigation(rows(130, [0, 0]), { isPast: true })).toMatchObject({ netMm });
  expect(nextIrrigation(rows(130, [0, 0]), { isPast: true, laterMm: 0.1 })).toMatchObject({ netMm: netMm - 0.1 });
  expect(nextIrrigation(rows(130, [0, 0]), { isPast: true, laterMm: 30 })).toMatchObject({ due: false });
});

test('the evening of the last row is the morning after it', () => {
  expect(nextIrrigation(rows(115, [0, 0]))).toEqual({ due: true, index: 2, ofEvening: true, netMm: 125, rawMm: 125 });
  expect(nextIrrigation(rows(114, [0, 0]))).toEqual({ due: false, horizonDays: 2 });
  expect(nextIrrigation([])).toEqual({ due: false, horizonDays: 0 });
});

test('what was given on a due morning relieves it, or leaves the rest', () => {
  expect(nextIrrigation(rows(135, [60, 0]))).toEqual({ due: false, horizonDays: 2 });
  const [first] = rows(145, [8]);
  expect(nextIrrigation(rows(145, [8, 0]))).toMatchObject({ index: 0, ofEvening: true, netMm: first?.drMm });
});
