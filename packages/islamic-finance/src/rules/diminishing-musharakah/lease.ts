/** The lease of the bank's share (AAOIFI SS 9; SS 12, 5/8 and 5/9). */
import { compareDates, type IsoDate } from '@repo/facts';
import { add, compareRationals, multiply, parseRational, quotient } from '../../kernel/rational.ts';
import { dueAfter } from '../../schedule/periods.ts';
import type { DiminishingMusharakahInputs } from '../../types.ts';
import { pass, type Rule, termRule } from '../rule.ts';
import { orderVerdict, type Step } from '../sequence.ts';

type MusharakahRule = Rule<DiminishingMusharakahInputs>;

export type MusharakahStep = 'promise' | 'purchase' | 'start' | 'rent';

/** A cap of more than three times the rate is taken as one that never binds: our own threshold, no standard names one. */
const bindingCapMultiple = quotient(3n);

/** The day from which rent runs: the start, or the end of the rent-free months; null when that is no date. */
export function rentStart({ dates, rentFreeMonths }: DiminishingMusharakahInputs): IsoDate | null {
  return rentFreeMonths === 0 ? dates.start : dueAfter(dates.start, dates.firstDue, rentFreeMonths - 1);
}

/** The steps of a diminishing musharakah in contract order. */
export function musharakahSteps(inputs: DiminishingMusharakahInputs): Step<MusharakahStep>[] {
  const { dates } = inputs;
  return [
    { name: 'promise', date: dates.promise, clause: 'SS12 5/1', evidence: 'promise-document' },
    { name: 'purchase', date: dates.purchase, clause: 'SS9 3/1', evidence: 'purchase-invoice' },
    { name: 'start', date: dates.start, clause: 'SS12 5/8' },
    { name: 'rent', date: rentStart(inputs), clause: 'SS9 4/1/3' },
  ];
}

const rentAfterDelivery: MusharakahRule = {
  id: 'SS9-4/1/3',
  clause: 'SS9 4/1/3, 5/2/2',
  also: ['SS9-5/2/2'],
  source: 'AAOIFI',
  key: 'rent-after-delivery',
  reasons: ['pass', 'needs'],
  decide: (inputs) => {
    const { delivery } = inputs.dates;
    const from = rentStart(inputs);
    if (inputs.terms.rentBeforeDelivery) {
      return { status: 'refuse', code: 'RENT_BEFORE_DELIVERY', field: 'terms.rentBeforeDelivery' };
    }
    if (from === null) return null;
    if (delivery && compareDates(delivery, from) > 0) {
      return { status: 'refuse', code: 'RENT_BEFORE_DELIVERY', field: 'dates.delivery' };
    }
    return { status: 'needs', groups: [['delivery-note']], notAfter: from };
  },
};

const floatingRent: MusharakahRule = {
  id: 'SS9-5/2/3',
  clause: 'SS9 5/2/1, 5/2/3',
  also: ['SS9-5/2/1'],
  source: 'AAOIFI',
  key: 'rent-cap-and-floor',
  reasons: ['pass', 'needs'],
  decide: ({ rent }) => {
    if (rent.basis === 'fixed') return null;
    if (rent.cap === null) return { status: 'refuse', code: 'NO_CAP_OR_FLOOR', field: 'rent.cap' };
    if (rent.floor === null) return { status: 'refuse', code: 'NO_CAP_OR_FLOOR', field: 'rent.floor' };
    const rate = add(parseRational(rent.benchmark), parseRational(rent.spread));
    const neverBinds = compareRationals(parseRational(rent.cap), multiply(rate, bindingCapMultiple)) > 0;
    return neverBinds ? { status: 'needs', groups: [['ssb-approval']], params: { cap: rent.cap } } : pass;
  },
};

export const leaseRules: readonly MusharakahRule[] = [
  {
    id: 'SS9-3/1',
    clause: 'SS9 2/1, 3/1',
    also: ['SS9-2/1'],
    source: 'AAOIFI',
    key: 'own-before-lease',
    reasons: ['pass', 'needs'],
    decide: ({ dates }) => ({ status: 'needs', groups: [['purchase-invoice']], notAfter: dates.start }),
  },
  {
    id: 'SS12-5/8',
    clause: 'SS12 5/8, 5/9; SS9 5/1/2',
    also: ['SS12-5/9', 'SS9-5/1/2'],
    source: 'AAOIFI',
    key: 'lease-of-share',
    reasons: ['pass', 'needs'],
    decide: () => ({ status: 'needs', groups: [['lease-document']] }),
  },
  {
    id: 'SS9-2/1',
    clause: 'SS9 2/1; SS12 5/1',
    also: [],
    source: 'AAOIFI',
    key: 'order-of-steps',
    reasons: ['pass', 'fail', 'unknown'],
    decide: (inputs, known) => orderVerdict(musharakahSteps(inputs), known),
  },
  rentAfterDelivery,
  floatingRent,
  termRule(
    { id: 'SS9-5/1/8', clause: 'SS9 5/1/7, 5/1/8', also: ['SS9-5/1/7'], key: 'takaful-in-rent' },
    'OWNER_COST_SHIFTED',
    ({ terms }) => terms.takafulBilledLater && 'terms.takafulBilledLater',
  ),
  termRule(
    { id: 'SS9-6/3', clause: 'SS9 6/3, 6/4', also: ['SS9-6/4'], key: 'late-amount-to-charity' },
    'LATE_CHARGE_AS_INCOME',
    ({ terms }) => terms.lateChargeAsIncome && 'terms.lateChargeAsIncome',
  ),
];
