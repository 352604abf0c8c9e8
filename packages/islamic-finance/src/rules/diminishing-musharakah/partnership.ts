/** Co-ownership and the sale of units (AAOIFI SS 12, section 5; fees and leaseback by analogy). */
import { compareDates, paisa } from '@repo/facts';
import { compareRationals, parseRational } from '../../kernel/rational.ts';
import type { DiminishingMusharakahInputs } from '../../types.ts';
import { feeRules } from '../fees.ts';
import { pass, type Rule, termRule } from '../rule.ts';

type MusharakahRule = Rule<DiminishingMusharakahInputs>;

/** A loss shared by another ratio than the shares of the asset. */
function sharesLossOtherwise({ terms, price, customerShare }: DiminishingMusharakahInputs): boolean {
  if (terms.customerLossShare === undefined || price === 0n) return false;
  return compareRationals(parseRational(terms.customerLossShare), { num: customerShare, den: price }) !== 0;
}

const unitPrice: MusharakahRule = {
  id: 'SS12-5/7',
  clause: 'SS12 5/7',
  also: [],
  source: 'AAOIFI',
  key: 'unit-price',
  reasons: ['pass', 'needs'],
  decide: ({ terms }) => {
    if (terms.priceBasis !== 'fixed') return pass;
    if (terms.ownershipBasis === 'aqd') return { status: 'refuse', code: 'FACE_VALUE_STIPULATED', field: 'terms.priceBasis' };
    return { status: 'needs', groups: [['ssb-approval']] };
  },
};

/** Bought from the customer and leased back: without time between, it is a loan in two steps. */
const leaseback: MusharakahRule = {
  id: 'SS9-8/5',
  clause: 'SS9 8/5',
  also: [],
  source: 'AAOIFI',
  key: 'leaseback-gap',
  reasons: ['pass', 'needs'],
  decide: ({ terms, dates }) => {
    if (!terms.boughtFromCustomer) return null;
    const hasNoGap = dates.purchase !== null && compareDates(dates.firstDue, dates.purchase) <= 0;
    if (hasNoGap) return { status: 'refuse', code: 'INAH', field: 'terms.boughtFromCustomer' };
    return { status: 'needs', groups: [['ssb-approval']] };
  },
};

export const partnershipRules: readonly MusharakahRule[] = [
  {
    id: 'SS12-5/1',
    clause: 'SS12 5/1',
    also: [],
    source: 'AAOIFI',
    key: 'separate-undertaking',
    reasons: ['pass', 'fail', 'needs'],
    decide: ({ terms }) => (terms.separateUndertaking ? { status: 'needs', groups: [['undertaking']] } : { status: 'fail' }),
  },
  termRule(
    { id: 'SS12-5/2', clause: 'SS12 5/2', key: 'no-exit-right' },
    'EXIT_RIGHT',
    ({ terms }) => terms.exitRight && 'terms.exitRight',
  ),
  termRule(
    { id: 'SS12-5/3', clause: 'SS12 5/3, 5/9', also: ['SS12-5/9'], key: 'owners-share-cost' },
    'OWNER_COST_SHIFTED',
    ({ terms }) => terms.ownerCostOnCustomer && 'terms.ownerCostOnCustomer',
  ),
  termRule({ id: 'SS12-5/4', clause: 'SS12 5/4', key: 'loss-by-capital' }, 'LOSS_NOT_BY_CAPITAL', (inputs) => {
    if (inputs.terms.lossNotByCapital) return 'terms.lossNotByCapital';
    return sharesLossOtherwise(inputs) && 'terms.customerLossShare';
  }),
  termRule(
    { id: 'SS12-5/5', clause: 'SS12 5/5, 5/6', also: ['SS12-5/6'], key: 'profit-by-ratio' },
    'PROFIT_FIXED_AMOUNT',
    ({ terms }) => {
      if (terms.fixedProfitAmount) return 'terms.fixedProfitAmount';
      return (terms.bankProfitBasis ?? 'ratio-of-profit') !== 'ratio-of-profit' && 'terms.bankProfitBasis';
    },
  ),
  unitPrice,
  leaseback,
  ...feeRules<DiminishingMusharakahInputs>(({ price, customerShare }) => paisa(price - customerShare)),
];
