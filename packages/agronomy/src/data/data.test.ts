/** The rows against what their tables print beside them, and against what differs between the editions. */
import { expect, test } from 'vitest';
import { seasonDays } from '../crop-coefficient/index.ts';
import { totalAvailableWater } from '../water-balance/index.ts';
import {
  coefficientRowsOf,
  cropIds,
  findCoefficients,
  findRoots,
  findSoil,
  isCropId,
  soilRows,
  stageRows,
  stageRowsOf,
} from './index.ts';

test('stage lengths come to the printed total of Table 11', () => {
  const totals = {
    wheat: [120, 135, 150, 130, 200, 160],
    'small-grains': [150, 165],
    cotton: [195, 225, 195, 180],
    rice: [150, 180],
    maize: [180, 140, 125, 125, 150, 170],
    sugarcane: [405, 480, 720],
    'sugarcane-ratoon': [280, 320, 420],
    potato: [125, 130, 145, 165, 140],
    sunflower: [130],
    onion: [150, 210],
    tomato: [135, 155, 155, 180, 145],
  };
  for (const [crop, expected] of Object.entries(totals)) {
    const rows = stageRows.filter((row) => row.crop === crop);
    expect(
      rows.map(({ stages }) => seasonDays(stages)),
      crop,
    ).toEqual(expected);
  }
  expect(stageRows).toHaveLength(Object.values(totals).flat().length);
  expect(new Set(stageRows.map(({ id }) => id)).size).toBe(stageRows.length);
});

test('water between field capacity and wilting point is what the soil table prints for a metre', () => {
  const fao = [75, 85, 120, 130, 140, 150, 130, 130, 140];
  const aquaCrop = [150, 160, 160, 80, 70, 120, 120, 120, 240, 210, 200, 180, 180, 150];
  const perMetre = soilRows.map((soil) => Math.round(totalAvailableWater(soil, 1)));
  expect(perMetre).toEqual([...fao, ...aquaCrop]);
});

test('a soil lies within its printed range', () => {
  for (const { thetaFc, thetaWp, range } of soilRows) {
    if (!range) continue;
    expect(thetaFc).toBeCloseTo((range.thetaFc[0] + range.thetaFc[1]) / 2, 12);
    expect(thetaWp).toBeCloseTo((range.thetaWp[0] + range.thetaWp[1]) / 2, 12);
  }
});

test('the two families disagree on loam, so the family is part of the id', () => {
  expect(findSoil('fao.loam')?.thetaFc).toBe(0.25);
  expect(findSoil('aquacrop.loam')?.thetaFc).toBe(0.31);
  expect(findSoil('loam')).toBeUndefined();
  expect(new Set(soilRows.map(({ id }) => id)).size).toBe(23);
});

test('what the edition changes', () => {
  const kc = (edition: '1998' | '2025') => coefficientRowsOf('cotton', edition).map((row) => row.kc);
  expect(kc('1998')).toEqual([{ ini: 0.35, mid: 1.17, end: 0.6 }]);
  expect(kc('2025')).toEqual([{ ini: 0.4, mid: 1.1, end: 0.5 }]);
  expect(coefficientRowsOf('rice', '1998')[0]).toMatchObject({ kc: { end: 0.75 }, kcb: { ini: 1 } });
  expect(coefficientRowsOf('rice', '2025')[0]).toMatchObject({ kc: { end: 1.05 }, kcb: { ini: 0.15 } });
  const p = (crop: 'wheat' | 'cotton' | 'chickpea') => [findRoots(crop, '1998')?.p, findRoots(crop, '2025')?.p];
  expect([p('wheat'), p('cotton'), p('chickpea')]).toEqual([
    [0.55, 0.5],
    [0.65, 0.6],
    [0.5, 0.45],
  ]);
  const roots = (crop: 'maize' | 'tomato', edition: '1998' | '2025') => findRoots(crop, edition)?.rootDepth;
  expect([roots('maize', '1998'), roots('maize', '2025')]).toEqual([
    { minM: 1, maxM: 1.7 },
    { minM: 0.6, maxM: 1.5 },
  ]);
  expect([roots('tomato', '1998'), roots('tomato', '2025')]).toEqual([
    { minM: 0.7, maxM: 1.5 },
    { minM: 0.6, maxM: 1.2 },
  ]);
});

test('1998 is a transcription and secondary, 2025 was read and is verified', () => {
  for (const crop of cropIds) {
    for (const edition of ['1998', '2025'] as const) {
      for (const { source } of coefficientRowsOf(crop, edition)) {
        expect(source.status).toBe(source.edition === '2025' ? 'verified' : 'secondary');
      }
    }
  }
});

test('no row is borrowed', () => {
  expect(coefficientRowsOf('mustard', '1998')).toEqual([]);
  expect(findCoefficients('mustard', '1998')).toEqual({ ok: false, reason: 'no-row' });
  expect(stageRowsOf('mustard')).toEqual([]);
  expect(stageRowsOf('chickpea')).toEqual([]);
  expect(isCropId('banana')).toBe(false);
  expect(findRoots('rice', '2025')).toBeUndefined();
  expect(findRoots('mustard', '1998')).toBeUndefined();
});

test('of several rows one is chosen, not guessed', () => {
  expect(findCoefficients('potato', '2025')).toEqual({
    ok: false,
    reason: 'no-input',
    variants: ['short-season', 'long-season'],
  });
  expect(findCoefficients('potato', '2025', 'long-season')).toMatchObject({ ok: true, row: { kc: { end: 0.4 } } });
  expect(findCoefficients('potato', '1998', 'long-season')).toMatchObject({ ok: true, row: { kc: { end: 0.75 } } });
});

test('the rows that name Pakistan', () => {
  expect(
    stageRows
      .filter(({ namesPakistan }) => namesPakistan)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['cotton.egypt-pakistan-california', 'small-grains.pakistan-arid-region']);
  expect(stageRowsOf('wheat').map(({ id }) => id)).toContain('small-grains.pakistan-arid-region');
});
