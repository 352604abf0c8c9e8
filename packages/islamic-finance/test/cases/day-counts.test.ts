/** Sources: Apache Fineract at 048cf93, ProgressiveEMICalculatorTest rate factors (F13); ISDA 2006 4.16 (F14). Figures only. */
import { addMonths, isoDate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { countedDays, multiply, parseRational, yearFraction } from '../../src/kernel/index.ts';
import { expectWithin } from '../support/numbers.ts';

describe('F13: rate factors at 9.4822 %, January to June 2024', () => {
  const rate = parseRational('0.094822');
  const start = isoDate('2024-01-01');

  test.each([
    [0, '0.008053375342', '0.008031371585'],
    [1, '0.007533802740', '0.007513218579'],
    [2, '0.008053375342', '0.008031371585'],
    [3, '0.007793589041', '0.007772295082'],
    [4, '0.008053375342', '0.008031371585'],
    [5, '0.007793589041', '0.007772295082'],
  ])('month %i', (month, fixed, actual) => {
    const [from, to] = [addMonths(start, month), addMonths(start, month + 1)];
    expectWithin(multiply(rate, yearFraction('act/365F', from, to)), fixed, '0.000000000001');
    expectWithin(multiply(rate, yearFraction('act/act', from, to)), actual, '0.000000000001');
  });
});

describe('F14: around the end of February', () => {
  test.each([
    ['2024-02-28', '2024-03-01', 2, 3, 3, '0.0054794521', '0.0055555556'],
    ['2023-02-28', '2023-03-01', 1, 3, 1, '0.0027397260', '0.0027777778'],
    ['2024-01-31', '2024-02-29', 29, 29, 29, '0.0794520548', '0.0805555556'],
  ])('%s to %s', (start, end, days, bond, februaryRule, fixed, act360) => {
    const [from, to] = [isoDate(start), isoDate(end)];
    expect(countedDays('act/365F', from, to)).toBe(days);
    expect(countedDays('30/360', from, to)).toBe(bond);
    expect(countedDays('30U/360', from, to)).toBe(februaryRule);
    expectWithin(yearFraction('act/365F', from, to), fixed, '0.0000000001');
    expectWithin(yearFraction('act/360', from, to), act360, '0.0000000001');
  });

  test('both ends on the last day of February', () => {
    expect(countedDays('30U/360', isoDate('2024-02-29'), isoDate('2025-02-28'))).toBe(360);
    expect(countedDays('30/360', isoDate('2024-02-29'), isoDate('2025-02-28'))).toBe(359);
  });
});

describe('act/act names its convention: 12 December 2023 to 12 January 2024', () => {
  test.each([
    ['act/act', '19/365', '12/366'],
    ['act/act ISDA', '20/365', '11/366'],
  ] as const)('%s counts %s and %s', (convention, before, after) => {
    const fraction = yearFraction(convention, isoDate('2023-12-12'), isoDate('2024-01-12'));
    const [first, second] = [parseRational(before), parseRational(after)];
    expect(fraction.num * first.den * second.den).toBe((first.num * second.den + second.num * first.den) * fraction.den);
  });
});
