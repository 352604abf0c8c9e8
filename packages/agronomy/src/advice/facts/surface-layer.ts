/** The surface layer: what of it is wet and bare, what it holds, how far it has dried. */
import type { Fact, FactInput } from '@repo/facts';
import { wettingRainMm } from '../../crop-coefficient/index.ts';
import type { DualBalanceRow } from '../../water-balance/index.ts';
import type { DualRows } from '../field-rows.ts';
import type { Known } from '../types.ts';
import { type Chain, computed, decimal, factOf, input } from './make.ts';
import type { DualToday } from './today.ts';

export function surfaceLayerFacts(rows: Known<DualRows>, today: Known<DualToday>, rainGaps: number, chain: Chain): Fact[] {
  return [
    factOf('fw.day', 'ratio', today, (found) => wettedFact(found, chain)),
    factOf('few.day', 'ratio', today, (found) => exposedFact(found, chain)),
    factOf('rew', 'mm', rows, (found) => waterFact('rew', found)),
    factOf('tew', 'mm', rows, (found) => waterFact('tew', found)),
    factOf('de.start', 'mm', today, (found) => depletionFact(found, rainGaps, chain)),
    factOf('kr', 'ratio', today, (found) => reductionFact(found, chain)),
    factOf('ke.day', 'none', today, (found) => evaporationCoefficientFact(found, chain)),
  ];
}

/** The last irrigation, or rain enough to wet all; before either the start of the balance. */
function wettedFact({ run, days, index, row }: DualToday, { edition }: Chain): Fact {
  const at = run.dry.findLastIndex(
    ({ irrigationMm, rainMm }, day) => day <= index && (irrigationMm > 0 || rainMm >= wettingRainMm),
  );
  const by = wetterOf(run.dry[at]);
  const date = days[Math.max(at, 0)]?.date ?? null;
  return computed('fw.day', row.wettedFraction, 'ratio', {
    symbols: 'f_w',
    numbers: decimal(row.wettedFraction),
    inputs: [input('f_w', `wetted-fraction.${by}`, row.wettedFraction, 'ratio'), input('d', 'last-wetting', date, 'date')],
    clause: 'Table 20 (7.6)',
    edition,
  });
}

function wetterOf(row: DualBalanceRow | undefined): 'start' | 'irrigation' | 'rain' {
  if (!row) return 'start';
  return row.irrigationMm > 0 ? 'irrigation' : 'rain';
}

function exposedFact({ run, row }: DualToday, chain: Chain): Fact {
  const { cover, wettedFraction, few } = row;
  const { drip } = run.field.options;
  const [c, w] = [decimal(cover), decimal(wettedFraction)];
  const wetted = drip
    ? { value: (1 - 0.67 * cover) * wettedFraction, symbols: 'f_ew = (1 − 0.67 f_c) f_w', numbers: `(1 − 0.67 × ${c}) × ${w}` }
    : { value: wettedFraction, symbols: 'f_ew = f_w', numbers: w };
  const bare = { value: 1 - cover, symbols: 'f_ew = 1 − f_c', numbers: `1 − ${c}` };
  const { value, ...formula } = bare.value <= wetted.value ? bare : wetted;
  return computed('few.day', few, 'ratio', {
    ...(few === value ? formula : { symbols: 'f_ew ≥ 0.01', numbers: decimal(few) }),
    inputs: [
      input('f_c', 'cover', cover, 'ratio', 'fc.day'),
      input('f_w', 'wetted-fraction', wettedFraction, 'ratio', 'fw.day'),
    ],
    clause: 'eq. 75 (7.7)',
    ...chain,
  });
}

function waterFact(id: 'rew' | 'tew', { layer }: DualRows): Fact {
  const value = id === 'rew' ? layer.rewMm : layer.tewMm;
  if (!layer.row) {
    const source = { kind: 'user' } as const;
    return { id: `crops.${id}`, value: decimal(value), unit: 'mm', source, status: 'user', inputs: [], formula: null };
  }
  const { ranges, source } = layer.row;
  const [low, high] = id === 'rew' ? ranges.rewMm : ranges.tewMm;
  const name = id.toUpperCase();
  return computed(id, value, 'mm', {
    symbols: `${name} = (${name}_1 + ${name}_2) / 2`,
    numbers: `(${decimal(low)} + ${decimal(high)}) / 2`,
    inputs: [input(`${name}_1`, `${id}-low`, low, 'mm'), input(`${name}_2`, `${id}-high`, high, 'mm')],
    clause: source.clause,
    tables: [source],
  });
}

function depletionFact({ run, row, before }: DualToday, rainGaps: number, chain: Chain): Fact {
  const assumed: FactInput[] = rainGaps > 0 ? [input('n', 'days-without-rain-record', rainGaps, 'days')] : [];
  if (!before) {
    const dry = run.layerAtStart === 'dry' ? [input('TEW', 'tew', run.field.soil.tewMm, 'mm', 'tew')] : [];
    return computed('de.start', row.deStartMm, 'mm', {
      symbols: 'D_e = D_e,0',
      numbers: decimal(run.start.deMm),
      inputs: [input('D_e,0', `layer-at-start.${run.layerAtStart}`, run.start.deMm, 'mm'), ...dry, ...assumed],
      clause: 'eq. 77 (7.9)',
      ...chain,
    });
  }
  const { deStartMm, rainMm, irrigationMm, wettedFraction, evaporationMm, few, layerPercolationMm } = before;
  const terms = [deStartMm, rainMm, irrigationMm, wettedFraction, evaporationMm, few, layerPercolationMm].map(decimal);
  const [de, p, i, fw, e, few1, dpe] = terms;
  const balance = {
    symbols: 'D_e,i−1 − P − I / f_w + E / f_ew + DP_e',
    numbers: `${de} − ${p} − ${i} / ${fw} + ${e} / ${few1} + ${dpe}`,
  };
  const dried = before.layerBeyondMm > 0;
  return computed('de.start', row.deStartMm, 'mm', {
    symbols: `D_e = ${dried ? 'TEW ≤ ' : ''}${balance.symbols}`,
    numbers: dried ? `${decimal(row.deStartMm)} ≤ ${balance.numbers}` : balance.numbers,
    inputs: [
      input('D_e,i−1', 'layer-depletion-yesterday', deStartMm, 'mm'),
      input('P', 'rain-yesterday', rainMm, 'mm'),
      input('I', 'irrigation-yesterday', irrigationMm, 'mm'),
      input('f_w', 'wetted-fraction-yesterday', wettedFraction, 'ratio'),
      input('E', 'evaporation-yesterday', evaporationMm, 'mm'),
      input('f_ew', 'few-yesterday', few, 'ratio'),
      input('DP_e', 'layer-percolation-yesterday', layerPercolationMm, 'mm'),
      ...(dried ? [input('TEW', 'tew', run.field.soil.tewMm, 'mm', 'tew')] : []),
      ...assumed,
    ],
    clause: 'eq. 77–79 (7.9, 7.10)',
    ...chain,
  });
}

/** By the depletion at the start of the day, or after the day's water where that comes early. */
function reductionFact({ run, row }: DualToday, chain: Chain): Fact {
  const { rewMm, tewMm } = run.field.soil;
  const early = run.field.options.dayConvention === 'early';
  const wettingMm = row.rainMm + row.irrigationMm / row.wettedFraction;
  const deMm = early ? Math.max(0, row.deStartMm - wettingMm) : row.deStartMm;
  const [de, rew, tew] = [deMm, rewMm, tewMm].map(decimal);
  const drying = { symbols: 'Kr = (TEW − D_e) / (TEW − REW)', numbers: `(${tew} − ${de}) / (${tew} − ${rew})` };
  return computed('kr', row.kr, 'ratio', {
    ...(deMm > rewMm ? drying : { symbols: 'Kr = 1, D_e ≤ REW', numbers: `${de} ≤ ${rew}` }),
    inputs: [
      early
        ? input('D_e', 'layer-depletion-after-wetting', deMm, 'mm', 'de.start')
        : input('D_e', 'layer-depletion', deMm, 'mm', 'de.start'),
      input('REW', 'rew', rewMm, 'mm', 'rew'),
      input('TEW', 'tew', tewMm, 'mm', 'tew'),
    ],
    clause: 'eq. 74 (7.6)',
    ...chain,
  });
}

function evaporationCoefficientFact({ row }: DualToday, chain: Chain): Fact {
  const { kr, kcMax, kcb, few, ke } = row;
  const [r, max, b, w] = [kr, kcMax, kcb, few].map(decimal);
  const byEnergy = kr * (kcMax - kcb) <= few * kcMax;
  return computed('ke.day', ke, 'none', {
    ...(byEnergy
      ? { symbols: 'Ke = Kr (Kc max − Kcb)', numbers: `${r} × (${max} − ${b})` }
      : { symbols: 'Ke = f_ew · Kc max', numbers: `${w} × ${max}` }),
    inputs: [
      input('Kr', 'kr', kr, 'ratio', 'kr'),
      input('Kc max', 'kc-max', kcMax, 'none', 'kcmax.day'),
      input('Kcb', 'kcb', kcb, 'none', 'kcb.day'),
      input('f_ew', 'few', few, 'ratio', 'few.day'),
    ],
    clause: 'eq. 71 (7.3)',
    ...chain,
  });
}
