/** Every refusal code: one contract that triggers it, and one beside it that passes. */
import { isoDate, paisa, rate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import {
  type DiminishingMusharakahInputs,
  defaultConventions,
  type MurabahaInputs,
  type MurabahaTerms,
  type QuoteContext,
  type QuoteInputs,
  quote,
  refusalCodes,
} from '../src/index.ts';
import { sampleDiminishingMusharakah, sampleMurabaha } from '../src/testing.ts';
import { rs } from './support/numbers.ts';
import { asOf, refusedWith } from './support/results.ts';

const sale = (terms: Partial<MurabahaTerms>, change: Partial<MurabahaInputs> = {}) =>
  sampleMurabaha({ ...change, terms: { ...sampleMurabaha().terms, ...terms } });

const shared = (terms: Partial<DiminishingMusharakahInputs['terms']>, change: Partial<DiminishingMusharakahInputs> = {}) =>
  sampleDiminishingMusharakah({ ...change, terms: { ...sampleDiminishingMusharakah().terms, ...terms } });

const floating = (floor: string | null, cap: string | null) =>
  sampleDiminishingMusharakah({
    rent: {
      basis: 'benchmark',
      benchmark: rate('0.12'),
      spread: rate('0.03'),
      floor: floor === null ? null : rate(floor),
      cap: cap === null ? null : rate(cap),
      source: 'State Bank of Pakistan, 12 months, offer',
      quotedOn: isoDate('2026-01-02'),
    },
  });

interface Pair {
  readonly code: (typeof refusalCodes)[number];
  readonly clauses: readonly string[];
  readonly field: string;
  readonly refused: QuoteInputs;
  readonly beside: QuoteInputs;
}

const pairs: readonly Pair[] = [
  {
    code: 'BILATERAL_PROMISE',
    clauses: ['SS8-2/3/1', 'SS8-2/3/3'],
    field: 'terms.bilateralPromise',
    refused: sale({ bilateralPromise: true }),
    beside: sale({}),
  },
  {
    code: 'FACILITY_FEE',
    clauses: ['SS8-2/4/1', 'SS8-2/4/2'],
    field: 'terms.facilityFee',
    refused: sale({ facilityFee: paisa(1n) }),
    beside: sale({ documentationFee: rs('5000') }),
  },
  {
    code: 'RISK_SHIFTED',
    clauses: ['SS8-2/5/2'],
    field: 'terms.riskOnCustomer',
    refused: sale({ riskOnCustomer: true }),
    beside: sale({}),
  },
  {
    code: 'LOST_PROFIT_CLAIM',
    clauses: ['SS8-2/5/3', 'SS8-2/5/4', 'SS8-2/5/5', 'SS8-4/2'],
    field: 'terms.lostProfitClaim',
    refused: sale({ lostProfitClaim: true }),
    beside: sale({}, { hamishJiddiyyah: rs('300000') }),
  },
  {
    code: 'ARBUN_AT_PROMISE',
    clauses: ['SS8-2/5/6'],
    field: 'terms.arbunAtPromise',
    refused: sale({ arbunAtPromise: true }),
    beside: sale({}),
  },
  {
    code: 'INAH',
    clauses: ['SS8-2/2/3', 'SS8-2/2/4'],
    field: 'terms.supplierIsCustomer',
    refused: sale({ supplierIsCustomer: true }),
    beside: sale({}),
  },
  {
    code: 'MUSHARAKAH_MURABAHA_EXIT',
    clauses: ['SS8-2/2/5'],
    field: 'terms.musharakahExit',
    refused: sale({ musharakahExit: true }),
    beside: sale({ musharakahExit: false }),
  },
  {
    code: 'RIBAWI_ON_CREDIT',
    clauses: ['SS8-2/2/6'],
    field: 'terms.ribawiGoods',
    refused: sale({ ribawiGoods: true }),
    beside: sale({}),
  },
  { code: 'ROLLOVER', clauses: ['SS8-2/2/8'], field: 'terms.rollover', refused: sale({ rollover: true }), beside: sale({}) },
  {
    code: 'BENCHMARK_AFTER_SIGNING',
    clauses: ['SS8-4/6', 'SS47-6/2'],
    field: 'terms.benchmarkAfterSigning',
    refused: sale({ benchmarkAfterSigning: true }),
    beside: sale({}),
  },
  {
    code: 'EXTRA_FOR_TIME',
    clauses: ['SS8-5/7', 'SS8-5/8', 'SS8-4/8'],
    field: 'terms.extraForDelay',
    refused: sale({ extraForDelay: true }),
    beside: sale({}),
  },
  {
    code: 'CONTRACTUAL_REBATE',
    clauses: ['SS8-5/9', 'SS47-11'],
    field: 'terms.contractualRebate',
    refused: sale({ contractualRebate: true }),
    beside: sale({}),
  },
  {
    code: 'EXIT_RIGHT',
    clauses: ['SS12-5/2'],
    field: 'terms.exitRight',
    refused: shared({ exitRight: true }),
    beside: shared({}),
  },
  {
    code: 'OWNER_COST_SHIFTED',
    clauses: ['SS12-5/3', 'SS12-5/9'],
    field: 'terms.ownerCostOnCustomer',
    refused: shared({ ownerCostOnCustomer: true }),
    beside: shared({}),
  },
  {
    code: 'LOSS_NOT_BY_CAPITAL',
    clauses: ['SS12-5/4'],
    field: 'terms.lossNotByCapital',
    refused: shared({ lossNotByCapital: true }),
    beside: shared({ customerLossShare: rate('0.2') }),
  },
  {
    code: 'PROFIT_FIXED_AMOUNT',
    clauses: ['SS12-5/5', 'SS12-5/6'],
    field: 'terms.fixedProfitAmount',
    refused: shared({ fixedProfitAmount: true }),
    beside: shared({ bankProfitBasis: 'ratio-of-profit' }),
  },
  {
    code: 'FACE_VALUE_STIPULATED',
    clauses: ['SS12-5/7'],
    field: 'terms.priceBasis',
    refused: shared({ ownershipBasis: 'aqd' }),
    beside: shared({ ownershipBasis: 'aqd', priceBasis: 'market' }),
  },
  {
    code: 'RENT_BEFORE_DELIVERY',
    clauses: ['SS9-4/1/3', 'SS9-5/2/2'],
    field: 'terms.rentBeforeDelivery',
    refused: shared({ rentBeforeDelivery: true }),
    beside: shared({}),
  },
  {
    code: 'NO_CAP_OR_FLOOR',
    clauses: ['SS9-5/2/3', 'SS9-5/2/1'],
    field: 'rent.cap',
    refused: floating(null, null),
    beside: floating('0.10', '0.25'),
  },
  {
    code: 'LATE_CHARGE_AS_INCOME',
    clauses: ['SS9-6/3', 'SS9-6/4'],
    field: 'terms.lateChargeAsIncome',
    refused: shared({ lateChargeAsIncome: true }),
    beside: shared({}),
  },
  {
    code: 'AMOUNT_TOO_SMALL_FOR_TENOR',
    clauses: [],
    field: 'tenorMonths',
    refused: shared({}, { price: paisa(12n), customerShare: paisa(0n), tenorMonths: 13 }),
    beside: shared({}, { price: paisa(12n), customerShare: paisa(0n), tenorMonths: 12 }),
  },
  {
    code: 'INSTALMENT_BELOW_PROFIT',
    clauses: [],
    field: 'tenorMonths',
    refused: sale({}, { tenorMonths: 600, conventions: { ...defaultConventions, dayCount: 'act/365F' } }),
    beside: sale({}, { tenorMonths: 600 }),
  },
  {
    code: 'INVALID_INPUT',
    clauses: [],
    field: 'tenorMonths',
    refused: sale({}, { tenorMonths: 0 }),
    beside: sale({}, { tenorMonths: 1 }),
  },
];

describe.each(pairs)('$code', ({ code, clauses, field, refused, beside }) => {
  test('is refused, with the field and every clause', () => {
    const result = quote(refused, { asOf });
    expect(result).toMatchObject({ ok: false, refusals: [{ code, ruleIds: clauses, field }] });
    expect(result).not.toHaveProperty('schedule');
  });

  test('the contract beside it passes', () => {
    expect(refusedWith(beside)).toEqual([]);
  });
});

test('every code of the list is tested here', () => {
  expect(pairs.map(({ code }) => code).sort()).toEqual([...refusalCodes].sort());
});

test('all refusals come at once', () => {
  const inputs = sale({ bilateralPromise: true, extraForDelay: true }, { tenorMonths: 601, supplierDiscount: paisa(-1n) });
  expect(refusedWith(inputs)).toEqual([
    'amount-negative supplierDiscount',
    'tenor-range tenorMonths',
    'BILATERAL_PROMISE terms.bilateralPromise',
    'EXTRA_FOR_TIME terms.extraForDelay',
  ]);
});

test('rules of one code are gathered with all their clauses', () => {
  const result = quote(shared({ ownerCostOnCustomer: true, takafulBilledLater: true }), { asOf });
  expect(result).toMatchObject({
    refusals: [{ code: 'OWNER_COST_SHIFTED', ruleIds: ['SS12-5/3', 'SS12-5/9', 'SS9-5/1/8', 'SS9-5/1/7'] }],
  });
});

describe('the longest tenor that works', () => {
  test.each([
    ['one paisa', sale({}, { costLines: [{ kind: 'asset', amount: paisa(1n) }], tenorMonths: 600 }), '1'],
    ['twelve units of one paisa', shared({}, { price: paisa(12n), customerShare: paisa(0n), tenorMonths: 600 }), '12'],
    [
      'flat',
      sale(
        {},
        {
          costLines: [{ kind: 'asset', amount: paisa(7n) }],
          profit: { basis: 'lump-sum', amount: paisa(0n) },
          tenorMonths: 600,
        },
      ),
      '7',
    ],
    [
      'a payment below the profit',
      sale({}, { tenorMonths: 600, conventions: { ...defaultConventions, dayCount: 'act/365F' } }),
      '321',
    ],
  ])('%s', (_, inputs, longest) => {
    const result = quote(inputs, { asOf });
    expect(result).toMatchObject({ refusals: [{ params: { longest } }] });
    expect(refusedWith({ ...inputs, tenorMonths: Number(longest) })).toEqual([]);
    expect(refusedWith({ ...inputs, tenorMonths: Number(longest) + 1 })).not.toEqual([]);
  });

  test('a long first period is named instead of the tenor', () => {
    const dates = { ...sampleMurabaha().dates, firstDue: isoDate('2026-03-15') };
    const inputs = sale({}, { dates, conventions: { ...defaultConventions, dayCount: 'act/365F' } });
    expect(refusedWith(inputs)).toEqual(['INSTALMENT_BELOW_PROFIT dates.firstDue']);
    expect(refusedWith({ ...inputs, tenorMonths: 48 })).toEqual([]);
  });

  test('0 when no tenor works', () => {
    const inputs = shared(
      {},
      { price: paisa(1n), customerShare: paisa(0n), plan: 'step-up', tenorMonths: 3, rentFreeMonths: 1 },
    );
    expect(quote(inputs, { asOf })).toMatchObject({ refusals: [{ params: { longest: '0' } }] });
  });
});

describe('a rebate as a term', () => {
  const context: Partial<QuoteContext> = { policy: { contractualRebateAllowed: true } };

  test('is not refused where the policy allows it, but needs a board', () => {
    const result = quote(sale({ contractualRebate: true }), { asOf, ...context });
    const check = result.ok ? result.checks.find(({ ruleId }) => ruleId === 'SS8-5/9') : null;
    expect(check).toMatchObject({ status: 'needs_evidence', evidenceAsked: ['ssb-approval'] });
  });
});
