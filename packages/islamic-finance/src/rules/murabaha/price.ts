/** Cost, price and what may change them (AAOIFI SS 8, 3/2/7 and 4 to 5; SS 47). */
import { costOf } from '../../murabaha/cost.ts';
import type { ExclusionCode, MurabahaInputs } from '../../types.ts';
import { pass, type Rule, termRule, type Verdict } from '../rule.ts';

export const priceRules: readonly Rule<MurabahaInputs>[] = [
  {
    id: 'SS8-3/2/7',
    clause: 'SS8 3/2/7, 4/3',
    also: ['SS8-4/3'],
    source: 'AAOIFI',
    key: 'insurance-before-sale',
    reasons: ['pass', 'excluded'],
    decide: (inputs) => exclusion(inputs, 'INSURANCE_BEFORE_SALE'),
  },
  {
    id: 'SS8-4/4',
    clause: 'SS8 4/4',
    also: [],
    source: 'AAOIFI',
    key: 'direct-cost',
    reasons: ['pass', 'excluded'],
    decide: (inputs) => exclusion(inputs, 'COST_NOT_DIRECT'),
  },
  termRule(
    { id: 'SS8-4/6', clause: 'SS8 4/6; SS47 6/2', also: ['SS47-6/2'], key: 'fixed-price' },
    'BENCHMARK_AFTER_SIGNING',
    ({ terms, profit }) =>
      terms.benchmarkAfterSigning ? 'terms.benchmarkAfterSigning' : profit.basis === 'benchmark' && 'profit.basis',
  ),
  {
    id: 'SS8-4/7',
    clause: 'SS8 4/7; SS47 9, 10',
    also: ['SS47-9', 'SS47-10'],
    source: 'AAOIFI',
    key: 'profit-disclosed',
    reasons: ['pass', 'fail'],
    decide: ({ terms }) => ({ status: terms.profitDisclosed ? 'pass' : 'fail' }),
  },
  {
    id: 'SS8-5/1',
    clause: 'SS8 5/1; SS3 2/1/6',
    also: ['SS3-2/1/6'],
    source: 'AAOIFI',
    key: 'acceleration',
    reasons: ['pass', 'needs'],
    decide: ({ terms }) => (terms.accelerationOnDefault ? { status: 'needs', groups: [['default-notice']] } : null),
  },
  {
    id: 'SS8-5/4',
    clause: 'SS8 5/4',
    also: [],
    source: 'AAOIFI',
    key: 'title-passes',
    reasons: ['pass', 'fail'],
    decide: ({ terms }) => ({ status: terms.titleWithheld ? 'fail' : 'pass' }),
  },
  termRule(
    { id: 'SS8-5/7', clause: 'SS8 5/7, 5/8, 4/8', also: ['SS8-5/8', 'SS8-4/8'], key: 'nothing-for-time' },
    'EXTRA_FOR_TIME',
    ({ terms }) => terms.extraForDelay && 'terms.extraForDelay',
  ),
  {
    id: 'SS8-5/9',
    clause: 'SS8 5/9; SS47 11',
    also: ['SS47-11'],
    source: 'AAOIFI',
    key: 'no-stipulated-rebate',
    reasons: ['pass', 'needs'],
    decide: ({ terms }, { policy }) => {
      const field = terms.contractualRebate ? 'terms.contractualRebate' : 'terms.discountIfPaidBy';
      if (!terms.contractualRebate && terms.discountIfPaidBy === undefined) return pass;
      if (policy.contractualRebateAllowed) return { status: 'needs', groups: [['ssb-approval']] };
      return { status: 'refuse', code: 'CONTRACTUAL_REBATE', field };
    },
  },
];

function exclusion(inputs: MurabahaInputs, code: ExclusionCode): Verdict {
  const lines = costOf(inputs).excluded.filter((excluded) => excluded.code === code).length;
  return lines === 0 ? pass : { status: 'pass', reason: 'excluded', params: { lines: String(lines) } };
}
