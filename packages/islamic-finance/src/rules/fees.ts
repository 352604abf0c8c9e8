/** Rules on fees, the same for every product that grants a facility. */
import type { Paisa } from '@repo/facts';
import { type Rule, termRule } from './rule.ts';

interface WithFees {
  readonly terms: { readonly facilityFee: Paisa; readonly documentationFee: Paisa };
}

/** No fee for the facility itself; documentation at its actual expense. `financed` is what a percentage would be taken of. */
export function feeRules<Inputs extends WithFees>(financed: (inputs: Inputs) => Paisa): Rule<Inputs>[] {
  return [
    termRule(
      { id: 'SS8-2/4/1', clause: 'SS8 2/4/1, 2/4/2', also: ['SS8-2/4/2'], key: 'no-facility-fee' },
      'FACILITY_FEE',
      ({ terms }) => terms.facilityFee > 0n && 'terms.facilityFee',
    ),
    {
      id: 'SS8-2/4/3',
      clause: 'SS8 2/4/3',
      also: [],
      source: 'AAOIFI',
      key: 'documentation-cost',
      reasons: ['pass', 'needs', 'percentage'],
      decide: (inputs) => {
        const fee = inputs.terms.documentationFee;
        if (fee === 0n) return null;
        const reason = isRoundPercentage(fee, financed(inputs)) ? 'percentage' : 'needs';
        return { status: 'needs', groups: [['documentation-bill']], reason };
      },
    },
  ];
}

/** A fee that is exactly n tenths of a percent of the amount looks like a price of the facility, not like an expense. */
function isRoundPercentage(fee: Paisa, amount: Paisa): boolean {
  return amount > 0n && (fee * 1000n) % amount === 0n;
}
