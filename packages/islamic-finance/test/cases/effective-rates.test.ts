/** Effective rates. E01: a UAE bank's page as quoted by yallacompare; E03, E04: formula; X04: an open-source calculator's "APR". */
import { isoDate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { flatFromDeclining, irr, parseRational, xirr } from '../../src/kernel/index.ts';
import { monthlyPeriods } from '../../src/schedule/periods.ts';
import { sampleMurabaha } from '../../src/testing.ts';
import { level, lumpSum, murabahaOf } from '../support/inputs.ts';
import { expectRate, expectWithin, rs, rupees } from '../support/numbers.ts';
import { quoted, refusedWith } from '../support/results.ts';

describe('E01: 3.24 % declining as a flat rate', () => {
  test.each([
    [300, '0.018415'],
    [60, '0.016906'],
  ])('over %i months', (months, expected) => {
    expectWithin(flatFromDeclining(parseRational('0.0324'), months), expected, '0.000001');
  });

  test('published wrong: one factor of 1.814 gives 1.79 % for every tenor', () => {
    expect((0.0324 / 1.814).toFixed(4)).toBe('0.0179');
    for (const months of [300, 60]) {
      const { num, den } = flatFromDeclining(parseRational('0.0324'), months);
      expect(Math.abs(Number((num * 10n ** 8n) / den) / 1e8 - 0.0324 / 1.814)).toBeGreaterThan(0.0005);
    }
  });

  test('and back: the effective rate of the flat rate is the declining one', () => {
    const months = 300;
    const { num, den } = flatFromDeclining(parseRational('0.0324'), months);
    const payment = (1 + (Number((num * 10n ** 16n) / den) / 1e16) * (months / 12)) / months;
    const flows = [
      { period: 0, amount: -1 },
      ...Array.from({ length: months }, (_, index) => ({ period: index + 1, amount: payment })),
    ];
    expectRate(irr(flows).rate, 0.0324 / 12, 1e-9);
  });
});

describe('E03: fees of 20,000 on 1,000,000 at 16 % over 36 months', () => {
  const terms = { ...sampleMurabaha().terms, documentationFee: rs('20000') };
  const { totals, epr } = quoted(murabahaOf('1000000', { profit: level('0.16'), tenorMonths: 36, terms }));

  test('the customer receives less, so that the rate is higher', () => {
    expect(rupees(totals.firstPayment)).toEqual(['35157.03']);
    expectRate(epr.periodic, 0.014_537_387_3, 1e-7);
    expectRate(epr.nominal, 0.174_448_65, 1e-7);
    expectRate(epr.effective, 0.189_095_33, 1e-7);
  });

  test('the part of it that is a processing fee is refused', () => {
    const mixed = { ...terms, facilityFee: rs('15000'), documentationFee: rs('5000') };
    expect(refusedWith(murabahaOf('1000000', { profit: level('0.16'), tenorMonths: 36, terms: mixed }))).toEqual([
      'FACILITY_FEE terms.facilityFee',
    ]);
  });
});

test('E04: an irregular first period and month-end due dates', () => {
  const start = isoDate('2026-02-10');
  const periods = monthlyPeriods(start, isoDate('2026-03-31'), 6, 1, 'act/365F');
  const due = periods.map((period) => period.due);
  expect(due).toEqual(['2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31']);
  expectRate(
    xirr([{ date: start, amount: -500_000 }, ...due.map((date) => ({ date, amount: 88_000 }))]).rate,
    0.173_106_596_1,
    1e-8,
  );
});

describe('X04: 1,480,000 for a cost of 1,000,000 in 36 instalments', () => {
  const { totals, epr } = quoted(murabahaOf('1000000', { profit: lumpSum('480000'), tenorMonths: 36 }));

  test('is 27.53 % nominal', () => {
    expectRate(epr.nominal, 0.275_319, 1e-6);
  });

  test('published wrong: mark-up / cost / months × 12 = 16 % is a flat rate', () => {
    expect(((totals.profit * 12n * 100n) / (totals.cost * 36n)).toString()).toBe('16');
    expect(Number(epr.nominal)).toBeGreaterThan(0.16);
  });
});

test('no profit is a rate of 0, not a missing one', () => {
  const { epr } = quoted(murabahaOf('1200000', { profit: lumpSum('0'), tenorMonths: 12 }));
  expect([epr.periodic, epr.effective, epr.xirr, epr.reason]).toEqual(['0.0000000000', '0.0000000000', '0.0000000000', null]);
});
