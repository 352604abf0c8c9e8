/** Structures that must not slip through: each under two spellings, because a field's name is not what makes it impermissible. */
import { isoDate, type Paisa, paisa, rate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { reschedule } from '../src/after-sale/index.ts';
import type {
  CostLine,
  DiminishingMusharakahInputs,
  MurabahaInputs,
  MurabahaTerms,
  QuoteInputs,
  QuoteResult,
} from '../src/index.ts';
import { quote } from '../src/index.ts';
import { sampleDiminishingMusharakah, sampleMurabaha } from '../src/testing.ts';
import { rs } from './support/numbers.ts';
import { asOf, quoted } from './support/results.ts';

const sale = (terms: Partial<MurabahaTerms>, change: Partial<MurabahaInputs> = {}) =>
  sampleMurabaha({ ...change, terms: { ...sampleMurabaha().terms, ...terms } });
const withLine = (line: CostLine) => sampleMurabaha({ costLines: [...sampleMurabaha().costLines, line] });
const shared = (terms: Partial<DiminishingMusharakahInputs['terms']>, change: Partial<DiminishingMusharakahInputs> = {}) =>
  sampleDiminishingMusharakah({ ...change, terms: { ...sampleDiminishingMusharakah().terms, ...terms } });
const dates = sampleDiminishingMusharakah().dates;

type Attempt = () => QuoteResult | ReturnType<typeof reschedule>;

const asked =
  (inputs: QuoteInputs): Attempt =>
  () =>
    quote(inputs, { asOf });
const rescheduledFor =
  (extra: Paisa): Attempt =>
  () =>
    reschedule({ outstanding: rs('500000'), instalments: 6, extra });

/** An attempt, the clauses of which one catches each spelling, and its spellings. */
const attempts: Readonly<Record<string, { clauses: readonly string[]; spellings: readonly Attempt[] }>> = {
  'the supplier is the customer or his agent': {
    clauses: ['SS8-2/2/3'],
    spellings: [
      asked(sale({ supplierIsCustomer: true })),
      asked(withLine({ kind: 'asset', amount: rs('1'), paidTo: 'customer' })),
      asked(withLine({ kind: 'other', amount: rs('1'), paidTo: 'customer-agent' })),
    ],
  },
  'a leaseback without time between': {
    clauses: ['SS9-8/5'],
    spellings: [
      asked(shared({ boughtFromCustomer: true }, { dates: { ...dates, purchase: dates.firstDue } })),
      asked(shared({ boughtFromCustomer: true }, { dates: { ...dates, purchase: isoDate('2026-03-01') } })),
    ],
  },
  'a fee for the facility': {
    clauses: ['SS8-2/4/1', 'SS8-2/4/2'],
    spellings: [asked(sale({ facilityFee: rs('15000') })), asked(shared({ facilityFee: paisa(1n) }))],
  },
  'a late fee: as a term, as a rent increase, as a reschedule charge, as a capitalised amount': {
    clauses: ['SS8-5/7', 'SS9-6/3'],
    spellings: [
      asked(sale({ extraForDelay: true })),
      asked(shared({ lateChargeAsIncome: true })),
      rescheduledFor(rs('25000')),
      rescheduledFor(paisa(1n)),
    ],
  },
  'a rebate as a term': {
    clauses: ['SS8-5/9'],
    spellings: [asked(sale({ contractualRebate: true })), asked(sale({ discountIfPaidBy: isoDate('2027-01-15') }))],
  },
  'a benchmark inside the price': {
    clauses: ['SS8-4/6'],
    spellings: [
      asked(sale({ benchmarkAfterSigning: true })),
      asked(sampleMurabaha({ profit: { basis: 'benchmark', benchmark: 'KIBOR', spread: rate('0.03') } })),
    ],
  },
  'rent, or rent on the undelivered part, before delivery': {
    clauses: ['SS9-4/1/3'],
    spellings: [
      asked(shared({ rentBeforeDelivery: true })),
      asked(shared({}, { dates: { ...dates, delivery: isoDate('2026-03-01') } })),
      asked(shared({}, { rentFreeMonths: 6, dates: { ...dates, delivery: isoDate('2026-07-16') } })),
    ],
  },
  "the owner's cost on the customer": {
    clauses: ['SS12-5/3', 'SS9-5/1/8'],
    spellings: [asked(shared({ ownerCostOnCustomer: true })), asked(shared({ takafulBilledLater: true }))],
  },
  'profit as a sum or a percentage of capital': {
    clauses: ['SS12-5/5'],
    spellings: [
      asked(shared({ fixedProfitAmount: true })),
      asked(shared({ bankProfitBasis: 'lump-sum' })),
      asked(shared({ bankProfitBasis: 'of-capital' })),
    ],
  },
  'loss otherwise than by capital': {
    clauses: ['SS12-5/4'],
    spellings: [asked(shared({ lossNotByCapital: true })), asked(shared({ customerLossShare: rate('1') }))],
  },
  'the same goods financed again': {
    clauses: ['SS8-2/2/8'],
    spellings: [asked(sale({ rollover: true })), asked(withLine({ kind: 'old-debt', amount: rs('400000') }))],
  },
  'a partner bought out by deferred murabaha': {
    clauses: ['SS8-2/2/5'],
    spellings: [
      asked(sale({ musharakahExit: true })),
      asked(withLine({ kind: 'asset', amount: rs('400000'), paidTo: 'partner' })),
    ],
  },
};

describe.each(Object.entries(attempts))('%s', (_, { clauses, spellings }) => {
  test('has at least two spellings', () => {
    expect(spellings.length).toBeGreaterThanOrEqual(2);
  });

  test.each(spellings.map((attempt, index) => [index + 1, attempt] as const))('spelling %i is caught', (_number, attempt) => {
    const result = attempt();
    const caughtBy = result.ok ? [] : result.refusals.flatMap(({ ruleIds }) => ruleIds);
    expect(
      clauses.some((clause) => caughtBy.includes(clause)),
      `caught by ${caughtBy.join(', ')}`,
    ).toBe(true);
  });
});

describe('a cap or floor that is absent, or never binds', () => {
  const floating = (floor: string | null, cap: string | null) =>
    sampleDiminishingMusharakah({
      rent: {
        basis: 'benchmark',
        benchmark: rate('0.12'),
        spread: rate('0.03'),
        floor: floor === null ? null : rate(floor),
        cap: cap === null ? null : rate(cap),
        source: 'example',
        quotedOn: isoDate('2026-01-02'),
      },
    });

  test.each([
    ['no cap', '0.10', null],
    ['no floor', null, '0.25'],
  ])('%s is refused', (_, floor, cap) => {
    expect(quote(floating(floor, cap), { asOf })).toMatchObject({ refusals: [{ ruleIds: ['SS9-5/2/3', 'SS9-5/2/1'] }] });
  });

  test.each([
    ['a cap of 60 % on a rate of 15 %', '0.60', 'needs_evidence'],
    ['a cap of 45 %', '0.45', 'pass'],
  ])('%s', (_, cap, status) => {
    expect(quoted(floating('0.10', cap)).checks.find(({ ruleId }) => ruleId === 'SS9-5/2/3')?.status).toBe(status);
  });
});

describe('a fee under the name of documentation', () => {
  const reasonOf = (inputs: QuoteInputs) => quoted(inputs).checks.find(({ ruleId }) => ruleId === 'SS8-2/4/3')?.reason.key;

  test('never passes without the bill, and a round percentage of the amount is said to be one', () => {
    expect(reasonOf(sale({ documentationFee: rs('15000') }))).toBe('documentation-cost.percentage');
    expect(reasonOf(shared({ documentationFee: rs('80000') }))).toBe('documentation-cost.percentage');
    expect(reasonOf(sale({ documentationFee: rs('14750.50') }))).toBe('documentation-cost.needs');
  });
});

describe('own cost inside the price', () => {
  test.each([
    ['as staff', { kind: 'own-staff', amount: rs('20000') }],
    ['as a third-party line that the institution receives', { kind: 'freight', amount: rs('20000'), paidTo: 'institution' }],
    ['as another line', { kind: 'other', amount: rs('20000'), paidTo: 'institution' }],
  ] as const)('%s is left out of the sum and listed', (_, line) => {
    const result = quoted(withLine(line));
    expect(result.totals.cost).toBe(rs('3000000'));
    expect(result.excluded).toEqual([{ line, ruleId: 'SS8-4/4', code: 'COST_NOT_DIRECT' }]);
    expect(result.checks.find(({ ruleId }) => ruleId === 'SS8-4/4')?.reason).toEqual({
      key: 'direct-cost.excluded',
      params: { lines: '1' },
    });
  });

  test('insurance before the sale may enter the cost, but not a bill of the customer', () => {
    const inCost = quoted(withLine({ kind: 'takaful', amount: rs('60000') }));
    expect([inCost.totals.cost, inCost.excluded]).toEqual([rs('3060000'), []]);
    const billed = quoted(withLine({ kind: 'takaful', amount: rs('60000'), billedToCustomer: true }));
    expect(billed.totals.cost).toBe(rs('3000000'));
    expect(billed.excluded.map(({ ruleId, code }) => [ruleId, code])).toEqual([['SS8-3/2/7', 'INSURANCE_BEFORE_SALE']]);
  });
});
