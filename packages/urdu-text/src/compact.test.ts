import { describe, expect, it } from 'vitest';
import { compact, compactUr } from './compact.ts';

describe('compactUr', () => {
  it.each([
    ['number-compact-ur-002', 100_000n, '1 لاکھ'],
    ['number-compact-ur-003', 1_200_000n, '12 لاکھ'],
    ['number-compact-ur-004', 10_000_000n, '1 کروڑ'],
    ['number-compact-ur-005', 250_000_000n, '25 کروڑ'],
    ['number-compact-ur-006', 1_000_000_000n, '1 ارب'],
  ])('%s', (_, input, expected) => {
    expect(compactUr(input)).toBe(expected);
  });

  it.each([
    [0n, '0'],
    [999n, '999'],
    [1_500n, '1.5 ہزار'],
    [62_480n, '62 ہزار'],
    [99_999n, '1 لاکھ'],
    [1_050_000n, '11 لاکھ'],
    [9_999_999n, '1 کروڑ'],
    [99_500_000n, '10 کروڑ'],
    [-150_000n, '-1.5 لاکھ'],
    [10n ** 13n, '100 کھرب'],
    [10n ** 16n, '1,00,000 کھرب'],
  ])('%s is %s', (input, expected) => {
    expect(compactUr(input)).toBe(expected);
  });

  it('takes decimals, Urdu digits and English', () => {
    expect(compactUr('1500.75', 'urdu')).toBe('۱٫۵ ہزار');
    expect(compact('1500000', 'en')).toBe('15 lakh');
    expect(compact('12500000', 'en')).toBe('1.3 crore');
    expect(compact('9.96', 'en')).toBe('10');
  });
});
