/** Depletion at the start of the day and what the soil holds. */
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

function depletionFact({ row, before, season }: Today, rainGaps: number, chain: Chain): Fact {
  const assumed: FactInput[] = rainGaps > 0 ? [input('n', 'days-without-rain-record', rainGaps, 'days')] : [];
  const convention = input('', `day-convention.${season.balanceField.options.dayConvention}`, null, 'none');
  if (!before) {
    const inputs = [input('D_r,0', 'depletion-at-start', season.start.drMm, 'mm'), convention, ...assumed];
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
  const balance = `${dr} − ${p} − ${i} + ${eta} + ${dp}`;
  const dried = before.beyondMm > 0;
  return computed('dr.start', row.drStartMm, 'mm', {
    symbols: `D_r = ${dried ? 'TAW ≤ ' : ''}D_r,i−1 − P − I + ETc,act + DP`,
    numbers: dried ? `${decimal(row.drStartMm)} ≤ ${balance}` : balance,
    inputs: [
      input('D_r,i−1', 'depletion-yesterday', before.drStartMm, 'mm'),
      input('P', 'rain-yesterday', before.rainMm, 'mm'),
      input('I', 'irrigation-yesterday', before.irrigationMm, 'mm'),
      input('ETc,act', 'eta-yesterday', before.etaMm, 'mm'),
      input('DP', 'percolation-yesterday', before.percolationMm, 'mm'),
      convention,
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
      input('Zr', 'root-depth', row.rootDepthM, 'none'),
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
