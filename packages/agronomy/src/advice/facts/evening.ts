/** What the day took, what it let through, and where it left the root zone. */
import type { Fact } from '@repo/facts';
import type { Known } from '../types.ts';
import { type Chain, computed, decimal, factOf, input } from './make.ts';
import type { Today } from './today.ts';

/** By the single coefficient; under the dual one E and T make it. */
export function singleActualFacts(today: Known<Today>, chain: Chain): Fact[] {
  return [
    factOf('eta.day', 'mm', today, ({ row }) => {
      const { ks, etoMm, etaMm } = row;
      const kc = 'kc' in row ? row.kc : row.kcb + row.ke;
      return computed('eta.day', etaMm, 'mm', {
        symbols: 'ETc,act = Ks · Kc · ETo',
        numbers: `${decimal(ks)} × ${decimal(kc)} × ${decimal(etoMm)}`,
        inputs: [
          input('Ks', 'ks', ks, 'ratio', 'ks'),
          input('Kc', 'kc', kc, 'none', 'kc.day'),
          input('ETo', 'eto', etoMm, 'mm', 'eto.day'),
        ],
        clause: 'eq. 81',
        ...chain,
      });
    }),
  ];
}

/** @param rainGaps days up to this one whose rain nobody knows */
export function eveningFacts(today: Known<Today>, rainGaps: number, chain: Chain): Fact[] {
  return [
    factOf('dp.day', 'mm', today, (found) => percolationFact(found, chain)),
    factOf('dr.end', 'mm', today, (found) => depletionFact(found, rainGaps, chain)),
  ];
}

/** Which comes first, evapotranspiration or percolation, is a convention that FAO-56 has both ways. */
function percolationFact({ row, day, season }: Today, chain: Chain): Fact {
  const { dayConvention } = season.balanceField.options;
  const early = dayConvention === 'early';
  const [p, i, eta, dr] = [row.rainMm, row.irrigationMm, row.etaMm, row.drStartMm].map(decimal);
  const left = early
    ? { symbols: 'P + I − D_r', numbers: `${p} + ${i} − ${dr}` }
    : { symbols: 'P + I − ETc,act − D_r', numbers: `${p} + ${i} − ${eta} − ${dr}` };
  const isNone = row.percolationMm === 0;
  return computed('dp.day', row.percolationMm, 'mm', {
    symbols: isNone ? `DP = 0 ≥ ${left.symbols}` : `DP = ${left.symbols}`,
    numbers: isNone ? `0 ≥ ${left.numbers}` : left.numbers,
    inputs: [
      ...waterInputs({ row, day }),
      ...(early ? [] : [used(row)]),
      input('D_r', 'depletion', row.drStartMm, 'mm', 'dr.start'),
    ],
    clause: 'eq. 88 (8.15)',
    ...chain,
    scopeKey: `scope.day-convention.${dayConvention}`,
  });
}

function depletionFact({ row, day }: Today, rainGaps: number, chain: Chain): Fact {
  const terms = [row.drStartMm, row.rainMm, row.irrigationMm, row.etaMm, row.percolationMm].map(decimal);
  const [dr, p, i, eta, dp] = terms;
  const balance = `${dr} − ${p} − ${i} + ${eta} + ${dp}`;
  const dried = row.beyondMm > 0;
  return computed('dr.end', row.drMm, 'mm', {
    symbols: `D_r,i = ${dried ? 'TAW ≤ ' : ''}D_r − P − I + ETc,act + DP`,
    numbers: dried ? `${decimal(row.tawMm)} ≤ ${balance}` : balance,
    inputs: [
      input('D_r', 'depletion', row.drStartMm, 'mm', 'dr.start'),
      ...waterInputs({ row, day }),
      used(row),
      input('DP', 'percolation', row.percolationMm, 'mm', 'dp.day'),
      ...(dried ? [input('TAW', 'taw', row.tawMm, 'mm', 'taw')] : []),
      ...(rainGaps > 0 ? [input('n', 'days-without-rain-record', rainGaps, 'days')] : []),
    ],
    clause: 'eq. 85 (8.7)',
    ...chain,
  });
}

/** Rain opens where some fell or was measured as none; that of a forecast does not count. */
const waterInputs = ({ row: { rainMm, irrigationMm }, day: { rain } }: Pick<Today, 'row' | 'day'>) => [
  input('P', 'rain-counted', rainMm, 'mm', rain.fallenMm === undefined ? undefined : 'rain.day'),
  input('I', 'irrigation-of-day', irrigationMm, 'mm'),
];
const used = ({ etaMm }: Today['row']) => input('ETc,act', 'eta', etaMm, 'mm', 'eta.day');
