/** The promise, what is taken with it, and the order of the steps (AAOIFI SS 8, 2/3 to 3/2; SBP). */
import type { IsoDate } from '@repo/facts';
import { costOf } from '../../murabaha/cost.ts';
import type { MurabahaInputs } from '../../types.ts';
import { feeRules } from '../fees.ts';
import { type Rule, termRule } from '../rule.ts';
import { orderVerdict, type Step } from '../sequence.ts';

export type MurabahaStep = 'promise' | 'purchase' | 'possession' | 'sale' | 'first-due';

/** The steps of a murabaha in contract order. */
export function murabahaSteps({ dates, plan, capitalByDate }: MurabahaInputs): Step<MurabahaStep>[] {
  const firstDue: IsoDate = (plan === 'by-date' ? capitalByDate?.[0]?.due : undefined) ?? dates.firstDue;
  return [
    { name: 'promise', date: dates.promise, clause: 'SS8 2/3/1', evidence: 'promise-document' },
    { name: 'purchase', date: dates.purchase, clause: 'SS8 3/1/1', evidence: 'purchase-invoice' },
    { name: 'possession', date: dates.possession, clause: 'SS8 3/2/1', evidence: 'possession-record' },
    { name: 'sale', date: dates.sale, clause: 'SS8 3/1/1' },
    { name: 'first-due', date: firstDue, clause: 'SS8 4/6' },
  ];
}

export const promiseRules: readonly Rule<MurabahaInputs>[] = [
  termRule(
    { id: 'SS8-2/3/1', clause: 'SS8 2/3/1, 2/3/3', also: ['SS8-2/3/3'], key: 'one-sided-promise' },
    'BILATERAL_PROMISE',
    ({ terms }) => terms.bilateralPromise && 'terms.bilateralPromise',
  ),
  ...feeRules<MurabahaInputs>((inputs) => costOf(inputs).amount),
  termRule(
    { id: 'SS8-2/5/2', clause: 'SS8 2/5/2', key: 'risk-before-sale' },
    'RISK_SHIFTED',
    ({ terms }) => terms.riskOnCustomer && 'terms.riskOnCustomer',
  ),
  termRule(
    { id: 'SS8-2/5/3', clause: 'SS8 2/5/3, 2/5/4, 2/5/5, 4/2', also: ['SS8-2/5/4', 'SS8-2/5/5', 'SS8-4/2'], key: 'hamish' },
    'LOST_PROFIT_CLAIM',
    ({ terms }) => terms.lostProfitClaim && 'terms.lostProfitClaim',
  ),
  termRule(
    { id: 'SS8-2/5/6', clause: 'SS8 2/5/6', key: 'no-arbun-at-promise' },
    'ARBUN_AT_PROMISE',
    ({ terms }) => terms.arbunAtPromise && 'terms.arbunAtPromise',
  ),
  {
    id: 'SS8-3/1/1',
    clause: 'SS8 3/1/1',
    also: [],
    source: 'AAOIFI',
    key: 'possession',
    reasons: ['pass', 'needs'],
    decide: ({ dates }) => ({
      status: 'needs',
      groups: [['purchase-invoice'], ['delivery-note', 'storage-document'], ['possession-record']],
      notAfter: dates.sale,
    }),
  },
  {
    id: 'SS8-3/2/1',
    clause: 'SS8 3/2/1, 3/1/1',
    also: ['SS8-3/1/1'],
    source: 'AAOIFI',
    key: 'order-of-steps',
    reasons: ['pass', 'fail', 'unknown'],
    decide: (inputs, known) => orderVerdict(murabahaSteps(inputs), known),
  },
  {
    id: 'IBD-2/2008-I-A',
    clause: 'IBD Circular 2/2008 Annexure I App. A; IBD Circular 4/2008',
    also: [],
    source: 'SBP',
    key: 'payment-to-supplier',
    reasons: ['pass', 'needs'],
    decide: () => ({ status: 'needs', groups: [['payment-to-supplier'], ['offer-and-acceptance']] }),
  },
];
