/** The capital or units of a row. */
import type { Quote, ScheduleRow } from '../types.ts';
import { combined } from './combined.ts';
import { count, type Derivation, money, roundingKeyOf, rs, type Typed } from './make.ts';

export function capitalCell({ basis, inputs, totals }: Quote, row: ScheduleRow): Derivation | Typed {
  if (row.kind === 'balloon' || (inputs.product === 'murabaha' && inputs.plan === 'by-date')) return { typed: true };
  if (row.kind !== 'regular') return { symbols: 'C_k = 0', inputs: [], rounding: 'exact' };
  if (basis.unit !== null && basis.instalmentRounding === 'LARGEST_REMAINDER') {
    const financed = money('C', 'financed', totals.financed, 'totals.financed');
    return { symbols: 'C_k = C · w_k / Σ w', inputs: [financed], rounding: 'largest-remainder' };
  }
  if (row.number === basis.residueRow) return combined('C_k', row, ['open', '−', 'close'], { rounding: 'residue' });
  if (basis.unit === null) return combined('C_k', row, ['payment', '−', 'profit']);
  const units = Number(row.capital / basis.unit);
  return {
    symbols: 'C_k = u · w_k',
    numbers: `${rs(basis.unit)} × ${units}`,
    inputs: [money('u', 'unit-price', basis.unit), count('w_k', 'units', units)],
    rounding: roundingKeyOf(basis.instalmentRounding),
  };
}
