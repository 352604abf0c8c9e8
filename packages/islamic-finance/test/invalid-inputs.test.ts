/** Inputs that cannot be computed: each reason, with the field a person must look at; and nothing is ever thrown. */
import { isoDate, paisa, rate } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConventions, invalidReasons, type QuoteInputs, quote } from '../src/index.ts';
import { sampleDiminishingMusharakah, sampleMurabaha } from '../src/testing.ts';
import { rs } from './support/numbers.ts';
import { asOf, refusedWith } from './support/results.ts';

const { dates, terms } = sampleMurabaha();
const shared = sampleDiminishingMusharakah();
const dated = { ...defaultConventions, dayCount: 'act/365F' } as const;
const lines = (amount: bigint) => [{ kind: 'asset', amount: paisa(amount) }] as const;
const harvest = (first: string, second: string, capital = '1500000') => [
  { due: isoDate(first), capital: rs(capital) },
  { due: isoDate(second), capital: rs('1500000') },
];
const byDate = (capitalByDate: ReturnType<typeof harvest>, conventions = dated) =>
  sampleMurabaha({ plan: 'by-date', capitalByDate, conventions });
const benchmark = (floor: string, cap: string, spread = '0.03', source = 'example', quotedOn = '2026-01-02') =>
  sampleDiminishingMusharakah({
    rent: {
      basis: 'benchmark',
      benchmark: rate('0.12'),
      spread: rate(spread),
      floor: rate(floor),
      cap: rate(cap),
      source,
      quotedOn: isoDate(quotedOn),
    },
  });

const cases: readonly (readonly [expected: string, inputs: QuoteInputs])[] = [
  ['amount-zero costLines', sampleMurabaha({ costLines: [] })],
  ['amount-zero costLines', sampleMurabaha({ supplierDiscount: rs('3000000') })],
  ['amount-negative costLines.0.amount', sampleMurabaha({ costLines: [...lines(-1n), ...lines(200n)] })],
  ['amount-negative supplierDiscount', sampleMurabaha({ supplierDiscount: paisa(-1n) })],
  ['amount-negative hamishJiddiyyah', sampleMurabaha({ hamishJiddiyyah: paisa(-1n) })],
  ['amount-negative balloon', sampleMurabaha({ balloon: paisa(-1n) })],
  ['amount-negative terms.facilityFee', sampleMurabaha({ terms: { ...terms, facilityFee: paisa(-1n) } })],
  ['amount-negative terms.documentationFee', sampleMurabaha({ terms: { ...terms, documentationFee: paisa(-1n) } })],
  ['amount-negative profit.amount', sampleMurabaha({ profit: { basis: 'lump-sum', amount: paisa(-1n) } })],
  ['hamish-above-cost hamishJiddiyyah', sampleMurabaha({ hamishJiddiyyah: rs('3000000') })],
  ['fee-above-financed terms.documentationFee', sampleMurabaha({ terms: { ...terms, documentationFee: rs('3000000') } })],
  ['balloon-plan balloon', sampleMurabaha({ plan: 'bullet', balloon: rs('1') })],
  ['balloon-too-large balloon', sampleMurabaha({ balloon: rs('3000000') })],
  ['rate-negative profit.annualRate', sampleMurabaha({ profit: { basis: 'level', annualRate: rate('-0.01') } })],
  ['rate-too-high profit.annualRate', sampleMurabaha({ profit: { basis: 'flat', annualRate: rate('15') } })],
  ['rate-negative profit.rate', sampleMurabaha({ profit: { basis: 'of-cost', rate: rate('-0.01') } })],
  ['rate-negative graceRate', sampleMurabaha({ graceMonths: 3, graceRate: rate('-0.01') })],
  [
    'grace-rate-basis graceRate',
    sampleMurabaha({ graceRate: rate('0.05'), profit: { basis: 'flat', annualRate: rate('0.1') } }),
  ],
  ['grace-plan graceMonths', sampleMurabaha({ plan: 'bullet', graceMonths: 3 })],
  ['grace-multiple graceMonths', sampleMurabaha({ everyMonths: 3, graceMonths: 4 })],
  ['grace-multiple graceMonths', sampleMurabaha({ graceMonths: -1 })],
  ['grace-too-long graceMonths', sampleMurabaha({ graceMonths: 60 })],
  ['tenor-range tenorMonths', sampleMurabaha({ tenorMonths: 0 })],
  ['tenor-range tenorMonths', sampleMurabaha({ tenorMonths: 601 })],
  ['tenor-range tenorMonths', sampleMurabaha({ tenorMonths: 12.5 })],
  ['tenor-range tenorMonths', sampleMurabaha({ tenorMonths: Number.NaN })],
  ['tenor-multiple tenorMonths', sampleMurabaha({ tenorMonths: 10, everyMonths: 3 })],
  ['every-months everyMonths', sampleMurabaha({ everyMonths: 2 })],
  ['every-months everyMonths', sampleMurabaha({ everyMonths: 0 })],
  ['due-not-after-start dates.firstDue', sampleMurabaha({ dates: { ...dates, firstDue: dates.sale } })],
  ['due-too-far dates.firstDue', sampleMurabaha({ tenorMonths: 600, dates: { ...dates, firstDue: isoDate('2199-01-01') } })],
  ['no-dates capitalByDate', byDate([])],
  ['capital-sum capitalByDate', byDate(harvest('2026-05-15', '2026-11-15', '1400000'))],
  ['amount-zero capitalByDate.0.capital', byDate(harvest('2026-05-15', '2026-11-15', '0'))],
  ['dates-not-ascending capitalByDate.1.due', byDate(harvest('2026-11-15', '2026-05-15'))],
  ['dates-not-ascending capitalByDate.0.due', byDate(harvest('2026-01-15', '2026-05-15'))],
  [
    'day-count-monthly conventions.dayCount',
    sampleMurabaha({ plan: 'by-date', capitalByDate: harvest('2026-05-15', '2026-11-15') }),
  ],
  ['amount-zero price', sampleDiminishingMusharakah({ price: paisa(0n), customerShare: paisa(0n) })],
  ['amount-negative price', sampleDiminishingMusharakah({ price: paisa(-1n), customerShare: paisa(0n) })],
  ['amount-negative customerShare', sampleDiminishingMusharakah({ customerShare: paisa(-1n) })],
  ['share-above-price customerShare', sampleDiminishingMusharakah({ customerShare: rs('10000000') })],
  ['rate-negative rent.annualRate', sampleDiminishingMusharakah({ rent: { basis: 'fixed', annualRate: rate('-0.1') } })],
  ['rate-too-high rent.spread', benchmark('0.10', '0.25', '12')],
  ['floor-above-cap rent.floor', benchmark('0.26', '0.25')],
  ['benchmark-without-source rent.source', benchmark('0.10', '0.25', '0.03', ' ')],
  ['benchmark-after-quote rent.quotedOn', benchmark('0.10', '0.25', '0.03', 'example', '2027-01-01')],
  ['grace-too-long rentFreeMonths', sampleDiminishingMusharakah({ rentFreeMonths: 240 })],
  ['grace-too-long graceMonths', sampleDiminishingMusharakah({ rentFreeMonths: 12, graceMonths: 228 })],
  ['tenor-range tenorMonths', sampleDiminishingMusharakah({ tenorMonths: -1 })],
  [
    'due-not-after-start dates.firstDue',
    sampleDiminishingMusharakah({ dates: { ...shared.dates, firstDue: isoDate('2026-01-01') } }),
  ],
];

test.each(cases)('%s', (expected, inputs) => {
  expect(refusedWith(inputs)).toContain(expected);
});

test('every reason is tested here', () => {
  const tested = new Set(cases.map(([expected]) => expected.split(' ')[0]));
  expect([...tested].sort()).toEqual([...invalidReasons].sort());
});

test('property: whatever is drawn for the numbers, nothing is thrown', () => {
  const odd = fc.oneof(
    fc.constantFrom(0, -1, 1.5, 601, 1e9, Number.NaN, Number.POSITIVE_INFINITY),
    fc.integer({ min: 1, max: 60 }),
  );
  const money = fc.bigInt({ min: -100n, max: 10n ** 12n }).map(paisa);
  const day = fc.constantFrom('1900-01-01', '2024-02-29', '2026-02-15', '2199-12-31').map(isoDate);
  const drawn = fc.record({
    tenorMonths: odd,
    everyMonths: odd,
    graceMonths: odd,
    rentFreeMonths: odd,
    first: money,
    second: money,
    day,
  });
  const plans = fc.constantFrom('level', 'bullet', 'profit-then-capital', 'by-date');
  fc.assert(
    fc.property(
      drawn,
      plans,
      ({ tenorMonths, everyMonths, graceMonths, rentFreeMonths, first, second, day: firstDue }, plan) => {
        const months = { tenorMonths, graceMonths };
        const costLines = [{ kind: 'asset', amount: first }] as const;
        const sale = { ...months, plan, everyMonths, costLines, balloon: second, dates: { ...dates, firstDue } };
        const share = { ...months, rentFreeMonths, price: first, customerShare: second, dates: { ...shared.dates, firstDue } };
        for (const inputs of [sampleMurabaha(sale), sampleDiminishingMusharakah(share)]) {
          const result = quote(inputs, { asOf });
          if (!result.ok) expect(result.refusals.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: deepRuns(500, 10_000) },
  );
}, 600_000);

describe('corners that are valid', () => {
  test.each<[string, QuoteInputs]>([
    ['one month', sampleMurabaha({ tenorMonths: 1 })],
    ['600 months', sampleMurabaha({ tenorMonths: 600 })],
    ['one paisa for one month', sampleMurabaha({ costLines: [...lines(1n)], tenorMonths: 1 })],
    ['a sale at cost', sampleMurabaha({ profit: { basis: 'lump-sum', amount: paisa(0n) } })],
    ['a rate of 0', sampleMurabaha({ profit: { basis: 'level', annualRate: rate('0') } })],
    ['cap = floor', benchmark('0.15', '0.15')],
    ['two harvests', byDate(harvest('2026-05-15', '2026-11-15'))],
    [
      'a fixed profit over two harvests',
      { ...byDate(harvest('2026-05-15', '2026-11-15')), profit: { basis: 'lump-sum', amount: rs('400000') } },
    ],
    [
      'grace and balloon on a fixed price',
      sampleMurabaha({ profit: { basis: 'flat', annualRate: rate('0.1') }, graceMonths: 6, balloon: rs('500000') }),
    ],
  ])('%s', (_, inputs) => {
    expect(refusedWith(inputs)).toEqual([]);
  });
});
