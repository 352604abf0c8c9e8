/** The gross depth in the units of the field: inches, cubic metres, hours of the tubewell. */
import type { Fact, FactUnit } from '@repo/facts';
import { cubicMetres, inchesFromMm, pumpingHours } from '../../units/index.ts';
import { both, known, missing } from '../known.ts';
import type { Field, Known, Need } from '../types.ts';
import { type Chain, computed, decimal, factOf, input } from './make.ts';

export function amountFacts(field: Field, grossMm: Known<number>, chain: Chain): Fact[] {
  const area = positive(field.areaM2, 'area');
  const discharge = positive(field.dischargeM3PerHour, 'discharge');
  const depth = (mm: number) => input('I_g', 'gross-depth', mm, 'mm', 'irr.gross');
  const line = (id: string, unit: FactUnit, value: number, formula: [string, string], inputs: Fact['inputs']) =>
    computed(id, value, unit, { symbols: formula[0], numbers: formula[1], inputs, ...chain });
  return [
    factOf('irr.inches', 'none', grossMm, (mm) =>
      line('irr.inches', 'none', inchesFromMm(mm), ['I_g / 25.4', `${decimal(mm)} / 25.4`], [depth(mm)]),
    ),
    factOf('irr.volume', 'none', both(grossMm, area), ([mm, m2]) => {
      const formula: [string, string] = ['V = I_g · A / 1000', `${decimal(mm)} × ${decimal(m2)} / 1000`];
      return line('irr.volume', 'none', cubicMetres(mm, m2), formula, [depth(mm), input('A', 'area', m2, 'none')]);
    }),
    factOf('irr.hours', 'hours', both(both(grossMm, area), discharge), ([[mm, m2], m3PerHour]) => {
      const volumeM3 = cubicMetres(mm, m2);
      const formula: [string, string] = ['t = V / Q', `${decimal(volumeM3)} / ${decimal(m3PerHour)}`];
      return line('irr.hours', 'hours', pumpingHours(mm, m2, m3PerHour), formula, [
        input('V', 'volume', volumeM3, 'none', 'irr.volume'),
        input('Q', 'discharge', m3PerHour, 'none'),
      ]);
    }),
  ];
}

function positive(value: number | undefined, need: Need): Known<number> {
  if (value === undefined) return missing('no-input', need);
  return value > 0 ? known(value) : missing('out-of-range', need);
}
