/** Depletion in the morning and what the soil holds. */
import type { Fact, FactInput } from '@repo/facts';
import { known, missing } from '../known.ts';
import type { SeasonRow } from '../season.ts';
import type { Known } from '../types.ts';
import { type Chain, computed, decimal, factOf, input } from './make.ts';
import type { Today } from './today.ts';

export function soilWaterFacts(today: Known<Today>, rainGaps: number, chain: Chain): Fact[] {
  return [
    factOf('rain.day', 'mm', rainOfToday(today), (rain) => rain),
    factOf('dr.start', 'mm', today, (found) => depletionFact(found, rainGaps, chain)),
    factOf('taw', 'mm', today, (found) => tawFact(found, chain)),
    factOf('raw', 'mm', today, (found) => rawFact(found, chain)),
    factOf('ks', 'ratio', today, ({ row }) => ksFact(row, chain)),
  ];
}

/** Rain that fell today or is forecast for today, with its kind as the input's label. */
function rainOfToday(today: Known<Today>): Known<Fact> {
  if (!today.ok) return today;
  const { fallenMm, forecastMm, kind } = today.value.day.rain;
  if (kind === undefined) return missing('no-input', 'rain');
  const mm = fallenMm ?? forecastMm;
  const inputs = [input('P', `rain.${kind}`, mm, 'mm')];
  return known(computed('rain.day', mm, 'mm', { symbols: 'P', numbers: decimal(mm), inputs }));
}

/** The morning's: that of the morning before, with the water of the day between, and what growing roots found missing. */
function depletionFact({ row, before, season }: Today, rainGaps: number, chain: Chain): Fact {
  const assumed: FactInput[] = rainGaps > 0 ? [input('n', 'days-without-rain-record', rainGaps, 'days')] : [];
  if (!before) {
    const inputs = [input('D_r,0', 'depletion-at-start', season.start.drMm, 'mm'), ...assumed];
    const numbers = decimal(season.start.drMm);
    return computed('dr.start', row.drStartMm, 'mm', {
      symbols: 'D_r = D_r,0',
      numbers,
      inputs,
      clause: 'eq. 87 (8.8)',
      ...chain,
    });
  }
  const terms = [before.drStartMm, before.rainMm, before.irrigationMm, before.etaMm, before.percolationMm].map(decimal);
  const [dr, p, i, eta, dp] = terms;
  const grown =
    row.rootGrowthMm > 0 ? { symbol: ' + ΔD', number: ` + ${decimal(row.rootGrowthMm)}` } : { symbol: '', number: '' };
  const balance = {
    symbols: `D_r,i−1 − P − I + ETc,act + DP${grown.symbol}`,
    numbers: `${dr} − ${p} − ${i} + ${eta} + ${dp}${grown.number}`,
  };
  const limit = { symbols: `TAW_i−1${grown.symbol}`, numbers: `${decimal(before.tawMm)}${grown.number}` };
  const dried = before.beyondMm > 0;
  return computed('dr.start', row.drStartMm, 'mm', {
    symbols: `D_r = ${dried ? `${limit.symbols} ≤ ` : ''}${balance.symbols}`,
    numbers: dried ? `${limit.numbers} ≤ ${balance.numbers}` : balance.numbers,
    inputs: [
      input('D_r,i−1', 'depletion-yesterday', before.drStartMm, 'mm'),
      input('P', 'rain-yesterday', before.rainMm, 'mm'),
      input('I', 'irrigation-yesterday', before.irrigationMm, 'mm'),
      input('ETc,act', 'eta-yesterday', before.etaMm, 'mm'),
      input('DP', `percolation-yesterday.${season.balanceField.options.dayConvention}`, before.percolationMm, 'mm'),
      ...(dried ? [input('TAW_i−1', 'taw-yesterday', before.tawMm, 'mm')] : []),
      ...(row.rootGrowthMm > 0 ? [input('ΔD', 'root-growth-missing', row.rootGrowthMm, 'mm')] : []),
      ...assumed,
    ],
    clause: 'eq. 85–88 (8.7, 8.15)',
    ...chain,
  });
}

function tawFact({ row, season }: Today, chain: Chain): Fact {
  const { thetaFc, thetaWp } = season.balanceField.soil;
  return computed('taw', row.tawMm, 'mm', {
    symbols: 'TAW = 1000 (θ_FC − θ_WP) Zr',
    numbers: `1000 × (${decimal(thetaFc)} − ${decimal(thetaWp)}) × ${decimal(row.rootDepthM)}`,
    inputs: [
      input('θ_FC', 'field-capacity', thetaFc, 'none'),
      input('θ_WP', 'wilting-point', thetaWp, 'none'),
      input('Zr', 'root-depth', row.rootDepthM, 'none', 'zr.day'),
    ],
    clause: 'eq. 82 (8.3)',
    ...chain,
  });
}

function rawFact({ row, season }: Today, chain: Chain): Fact {
  const tabulated = season.balanceField.crop.depletionFraction;
  return computed('raw', row.rawMm, 'mm', {
    symbols: 'RAW = p · TAW, p = p_tab + 0.04 (5 − ETc), 0.1 ≤ p ≤ 0.8',
    numbers: `${decimal(row.p)} × ${decimal(row.tawMm)}`,
    inputs: [
      input('p_tab', 'depletion-fraction', tabulated, 'none'),
      input('ETc', 'etc', row.etcMm, 'mm', 'etc.day'),
      input('p', 'depletion-fraction-today', row.p, 'none'),
      input('TAW', 'taw', row.tawMm, 'mm', 'taw'),
    ],
    clause: 'eq. 83 (8.4, 8.5)',
    ...chain,
  });
}

function ksFact({ ks, drStartMm, rawMm, tawMm }: SeasonRow, chain: Chain): Fact {
  const [taw, raw, dr] = [tawMm, rawMm, drStartMm].map(decimal);
  const stressed = { symbols: 'Ks = (TAW − D_r) / (TAW − RAW)', numbers: `(${taw} − ${dr}) / (${taw} − ${raw})` };
  return computed('ks', ks, 'ratio', {
    ...(drStartMm > rawMm ? stressed : { symbols: 'Ks = 1, D_r ≤ RAW', numbers: `${dr} ≤ ${raw}` }),
    inputs: [
      input('D_r', 'depletion', drStartMm, 'mm', 'dr.start'),
      input('RAW', 'raw', rawMm, 'mm', 'raw'),
      input('TAW', 'taw', tawMm, 'mm', 'taw'),
    ],
    clause: 'eq. 84 (8.6)',
    ...chain,
  });
}
