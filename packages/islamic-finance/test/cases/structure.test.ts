/** Structure and rounding (definitions); validation cases M24 and D11 from the AAOIFI clauses they name. */
import { paisa, rate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { quote } from '../../src/index.ts';
import { allocateEqually, parseRational, profitOn } from '../../src/kernel/index.ts';
import { sampleDiminishingMusharakah, sampleMurabaha } from '../../src/testing.ts';
import { rs, rupees } from '../support/numbers.ts';
import { asOf, quoted } from '../support/results.ts';

describe('G06: a third each', () => {
  test.each([
    ['100.00', '33.34', '33.33', '33.33'],
    ['40000.00', '13333.34', '13333.33', '13333.33'],
  ])('%s', (total, ...parts) => {
    expect(rupees(...allocateEqually(rs(total), 3))).toEqual(parts);
  });
});

test('G07: half a percent of 99,999,999,999.99 in one period', () => {
  expect(rupees(profitOn(rs('99999999999.99'), parseRational('0.005'), 'HALF_UP'))).toEqual(['500000000.00']);
});

describe('M24: profit tied to a benchmark at each due date', () => {
  const terms = { ...sampleMurabaha().terms, benchmarkAfterSigning: true };
  test.each([
    ['as a profit', sampleMurabaha({ profit: { basis: 'benchmark', benchmark: 'KIBOR', spread: rate('0.03') } })],
    ['as a term', sampleMurabaha({ terms })],
  ])('%s is refused by SS8 4/6', (_, inputs) => {
    const result = quote(inputs, { asOf });
    expect(result.ok ? [] : result.refusals.map(({ code, ruleIds }) => [code, ruleIds[0]])).toEqual([
      ['BENCHMARK_AFTER_SIGNING', 'SS8-4/6'],
    ]);
  });
});

describe('D11: the price of units', () => {
  const terms = sampleDiminishingMusharakah().terms;

  test('a face value in shirkat al-aqd is refused by SS12 5/7', () => {
    const result = quote(sampleDiminishingMusharakah({ terms: { ...terms, ownershipBasis: 'aqd' } }), { asOf });
    expect(result.ok ? [] : result.refusals.map(({ code, ruleIds }) => [code, ruleIds])).toEqual([
      ['FACE_VALUE_STIPULATED', ['SS12-5/7']],
    ]);
  });

  test('a fixed unit price in shirkat al-milk needs the approval of a Shariah board', () => {
    const check = quoted(sampleDiminishingMusharakah()).checks.find(({ ruleId }) => ruleId === 'SS12-5/7');
    expect(check).toMatchObject({ status: 'needs_evidence', evidenceAsked: ['ssb-approval'] });
  });

  test.each(['market', 'agreed-at-purchase'] as const)('a %s price passes in both', (priceBasis) => {
    for (const ownershipBasis of ['milk', 'aqd'] as const) {
      const quoteOf = quoted(sampleDiminishingMusharakah({ terms: { ...terms, ownershipBasis, priceBasis } }));
      expect(quoteOf.checks.find(({ ruleId }) => ruleId === 'SS12-5/7')?.status).toBe('pass');
    }
  });
});

test('amounts beyond doubles stay exact', () => {
  const { totals, schedule } = quoted(
    sampleMurabaha({ costLines: [{ kind: 'asset', amount: paisa(9_999_999_999_999_999_991n) }] }),
  );
  expect(schedule.reduce((sum, { capital }) => sum + capital, 0n)).toBe(9_999_999_999_999_999_991n);
  expect(totals.price - totals.profit).toBe(9_999_999_999_999_999_991n);
});
