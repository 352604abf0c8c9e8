/** What holds for every field and season: water is neither made nor lost, limits hold, nothing but numbers comes out. */
import { AppError } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countedRain,
  type DualBalanceField,
  type DualBalanceInput,
  type DualBalanceRow,
  dualDay,
  dualSeason,
  nextIrrigation,
  type SingleBalanceRow,
  singleSeason,
} from '../../src/water-balance/index.ts';
import { anyDays, anyField, anySubsoil, numbered, startOf } from '../support/arbitraries.ts';
import { expectNear } from '../support/near.ts';

const runs = { numRuns: deepRuns(100, 10_000) };
const firstDay = fc.integer({ min: 1, max: 700 });
const closed = 1e-9;

const sum = <T>(rows: readonly T[], term: (row: T) => number) => rows.reduce((total, row) => total + term(row), 0);

/** What went in less what went out, over all rows, against the change of depletion. */
function expectRootZoneClosed(startMm: number, rows: readonly (SingleBalanceRow | DualBalanceRow)[]) {
  const out = sum(rows, (row) => row.etaMm + row.percolationMm - row.beyondMm + row.rootGrowthMm);
  const into = sum(rows, (row) => row.rainMm - row.runoffMm + row.irrigationMm + row.capillaryRiseMm);
  expectNear(rows.at(-1)?.drMm ?? Number.NaN, startMm + out - into, closed * rows.length);
}

test('property: root zone and surface layer close, day by day and over the season (dual)', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, anySubsoil, (field, season, day, subsoil) => {
      const start = startOf(field, subsoil);
      const rows = dualSeason(start, numbered(season, day), field);
      expectRootZoneClosed(start.drMm, rows);
      let before = { drMm: start.drMm, deMm: start.deMm };
      for (const row of rows) {
        expectRootZoneClosed(before.drMm, [row]);
        const wettedMm = row.rainMm - row.runoffMm + row.irrigationMm / row.wettedFraction;
        const layerMm = before.deMm - wettedMm + row.evaporationMm / row.few + row.layerPercolationMm - row.layerBeyondMm;
        expectNear(row.deMm, layerMm, closed);
        expectNear(row.etaMm, row.evaporationMm + row.transpirationMm, closed);
        before = row;
      }
    }),
    runs,
  );
}, 600_000);

test('property: the single balance closes and counts no rain below a fifth of ETo', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, anySubsoil, (field, season, day, subsoil) => {
      const start = startOf(field, subsoil);
      const rows = singleSeason(start, numbered(season, day), field);
      expectRootZoneClosed(start.drMm, rows);
      for (const [index, row] of rows.entries()) {
        const input = season[index];
        if (input) expect(row.rainMm).toBe(countedRain(input.rainMm, input.etoMm));
        expect(row.rainMm === 0 || row.rainMm >= 0.2 * row.etoMm).toBe(true);
      }
    }),
    runs,
  );
}, 600_000);

test('property: the clamps take something off only at their upper edge', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, (field, season, day) => {
      for (const row of dualSeason(startOf(field), numbered(season, day), field)) {
        expect(row.beyondMm).toBeGreaterThanOrEqual(-closed);
        expect(row.layerBeyondMm).toBeGreaterThanOrEqual(-closed);
        if (row.beyondMm > closed) expect(row.drMm).toBe(row.tawMm);
        if (row.layerBeyondMm > closed) expect(row.deMm).toBe(field.soil.tewMm);
        expect(row.percolationMm).toBeGreaterThanOrEqual(0);
        expect(row.rootDepthM).toBeLessThanOrEqual(field.crop.rootDepth.maxM + closed);
      }
    }),
    runs,
  );
}, 600_000);

/** Plain comparisons, because there are many; what breaks one is named. */
function expectWithinLimits(row: DualBalanceRow, field: DualBalanceField) {
  const limits: readonly (readonly [name: string, value: number, low: number, high: number])[] = [
    ['drMm', row.drMm, 0, row.tawMm],
    ['deMm', row.deMm, 0, field.soil.tewMm],
    ['ks', row.ks, 0, 1],
    ['ksEnd', row.ksEnd, 0, 1],
    ['kr', row.kr, 0, 1],
    ['ke', row.ke, 0, row.few * row.kcMax],
    ['p', row.p, 0.1, 0.8],
    ['cover', row.cover, 0, 0.99],
    ['few', row.few, 0.01, 1],
    ['deStartMm', row.deStartMm, 0, field.soil.tewMm],
    ['subsoilDepletion', row.subsoilDepletion, 0, 1],
  ];
  const beyond = limits.filter(([, value, low, high]) => !(value >= low && value <= high));
  if (beyond.length > 0 || !Object.values(row).every(Number.isFinite))
    expect.fail(`${JSON.stringify(beyond)} ${JSON.stringify(row)}`);
}

/** Any double at all, of any sign. */
const wild = fc.double();
const anyWildDay: fc.Arbitrary<DualBalanceInput> = fc.record({
  day: fc.oneof(wild, firstDay),
  etoMm: wild,
  rainMm: wild,
  runoffMm: wild,
  irrigationMm: wild,
  capillaryRiseMm: wild,
  irrigationWettedFraction: wild,
  climate: fc.record({ windAt2mMs: wild, rhMinPct: wild }),
});

/** Sums of binary fractions. */
const slack = 1e-12;

test('property: evaporation stays below K_c max, and a layer that starts dry and gets no water gives none', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, (field, season, day) => {
      for (const row of dualSeason(startOf(field), numbered(season, day), field)) {
        expect(row.kcb + row.ke).toBeLessThanOrEqual(row.kcMax + slack);
        expect(row.evaporationMm).toBeLessThanOrEqual(row.few * row.kcMax * row.etoMm + slack);
        const dry = row.deStartMm === field.soil.tewMm && row.rainMm === 0 && row.irrigationMm === 0;
        if (dry) expect(row.evaporationMm).toBe(0);
      }
    }),
    runs,
  );
}, 600_000);

test('property: a full layer that dries gives no more than TEW over its bare wet part', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, (field, season, day) => {
      const dry = season.map((input) => ({ ...input, rainMm: 0, irrigationMm: 0 }));
      const rows = dualSeason({ ...startOf(field), deMm: 0 }, numbered(dry, day), field);
      const given = sum(rows, (row) => row.evaporationMm / row.few - row.layerBeyondMm);
      expect(given).toBeLessThanOrEqual(field.soil.tewMm + closed * rows.length);
    }),
    runs,
  );
}, 600_000);

test('property: where nothing evaporates, the dual balance is the single one of K_cb', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, anySubsoil, (field, season, day, subsoil) => {
      const dry = numbered(
        season.map((input) => ({ ...input, rainMm: 0, runoffMm: 0, irrigationMm: 0 })),
        day,
      );
      const dual = dualSeason(startOf(field, subsoil), dry, field);
      const single = singleSeason(startOf(field, subsoil), dry, field);
      for (const [index, row] of dual.entries()) {
        const other = single[index];
        expect(row.ke).toBe(0);
        expectNear(row.drMm, other?.drMm ?? Number.NaN, closed);
        expectNear(row.ks, other?.ks ?? Number.NaN, closed);
        expectNear(row.etaMm, other?.etaMm ?? Number.NaN, closed);
      }
    }),
    runs,
  );
}, 600_000);

test('property: for any input whatever, limits hold or a typed error comes, never a NaN', () => {
  fc.assert(
    fc.property(anyField, anyWildDay, anySubsoil, (field, input, subsoil) => {
      try {
        expectWithinLimits(dualDay(startOf(field, subsoil), input, field), field);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.code).toBe('NOT_A_NUMBER');
      }
    }),
    { numRuns: deepRuns(600, 50_000) },
  );
}, 600_000);

test('property: the same season twice is the same to the bit', () => {
  fc.assert(
    fc.property(anyField, anyDays, (field, season) => {
      const run = () => JSON.stringify(dualSeason(startOf(field), numbered(season, 1), field));
      expect(run()).toBe(run());
    }),
    { numRuns: deepRuns(20, 1000) },
  );
}, 600_000);

test('property: a season of 720 days runs through', () => {
  fc.assert(
    fc.property(anyField, anyDays, (field, season) => {
      const long = Array.from({ length: 720 }, (_, index) => season[index % season.length]).filter((day) => day !== undefined);
      const rows = dualSeason(startOf(field), numbered(long, 1), field);
      expect(rows).toHaveLength(720);
      for (const row of rows) expectWithinLimits(row, field);
    }),
    { numRuns: deepRuns(4, 100) },
  );
}, 600_000);

test('property: root zone and the soil below it close together, and the share missing below stays within 0 and 1', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, anySubsoil, (field, season, day, subsoil) => {
      const { crop, soil } = field;
      const start = startOf(field, subsoil);
      const belowMm = (depthM: number) => 1000 * (soil.thetaFc - soil.thetaWp) * Math.max(0, crop.rootDepth.maxM - depthM);
      let before = { drMm: start.drMm, missingMm: subsoil * belowMm(start.rootDepthM) };
      for (const row of dualSeason(start, numbered(season, day), field)) {
        const into = row.rainMm - row.runoffMm + row.irrigationMm + row.capillaryRiseMm;
        const out = row.etaMm + row.percolationMm - row.subsoilRefillMm - row.beyondMm;
        expectNear(row.drMm + row.subsoilMissingMm, before.drMm + before.missingMm + out - into, closed);
        expectNear(row.subsoilMissingMm, row.subsoilDepletion * belowMm(row.rootDepthM), closed);
        expect(row.subsoilRefillMm).toBeLessThanOrEqual(row.percolationMm);
        expect(row.subsoilDepletion).toBeGreaterThanOrEqual(0);
        expect(row.subsoilDepletion).toBeLessThanOrEqual(1);
        expect(row.rootGrowthMm).toBeGreaterThanOrEqual(0);
        before = { drMm: row.drMm, missingMm: row.subsoilMissingMm };
      }
    }),
    runs,
  );
}, 600_000);

test('property: over soil at field capacity growing roots find nothing missing', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, (field, season, day) => {
      const rows = dualSeason(startOf(field), numbered(season, day), field);
      const found = rows.map((row) => [row.rootGrowthMm, row.subsoilDepletion, row.subsoilMissingMm, row.subsoilRefillMm]);
      expect(found.filter((figures) => figures.some((figure) => figure !== 0))).toEqual([]);
    }),
    runs,
  );
}, 600_000);

test('property: water is due on the first morning at or beyond RAW that the day does not relieve, or on the morning after the last', () => {
  fc.assert(
    fc.property(anyField, anyDays, firstDay, anySubsoil, (field, season, day, subsoil) => {
      const dry = season.map((input) => ({ ...input, irrigationMm: 0 }));
      const rows = singleSeason({ ...startOf(field, subsoil), drMm: 0 }, numbered(dry, day), field);
      const next = nextIrrigation(rows);
      const before = next.due ? rows.slice(0, next.index) : rows;
      for (const { drStartMm, drMm, rawMm } of before) expect(Math.min(drStartMm, drMm)).toBeLessThan(rawMm);
      if (!next.due) {
        expect(next.horizonDays).toBe(rows.length);
        return;
      }
      const row = rows[next.index] ?? rows.at(-1);
      expect(next.netMm).toBe(next.ofEvening ? row?.drMm : row?.drStartMm);
      expect(next.netMm).toBeGreaterThanOrEqual(next.rawMm);
      if (next.index === rows.length) expect(next.ofEvening).toBe(true);
    }),
    runs,
  );
}, 600_000);
