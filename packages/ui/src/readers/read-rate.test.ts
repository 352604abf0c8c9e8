import { rate } from '@repo/facts';
import { expect, test } from 'vitest';
import { percentText, readRate } from './read-rate.ts';

test.each([
  ['12.5', '0.125'],
  ['۱۲٫۵٪', '0.125'],
  ['100', '1'],
  ['0', '0'],
  ['0.1', '0.001'],
  ['7', '0.07'],
  ['250', '2.5'],
  ['-3', '-0.03'],
  ['-0', '0'],
  // Dividing the double 14.7 by 100 gives 0.14699999999999999.
  ['14.7', '0.147'],
  ['12.1134567890123456789', '0.121134567890123456789'],
])('reads %s per cent as the exact ratio %s', (text, ratio) => {
  expect(readRate(text)).toEqual({ kind: 'read', rate: ratio });
});

test.each(['abc', '1,2', '12..5', '12 فیصد'])('does not guess what %s means', (text) => {
  expect(readRate(text)).toEqual({ kind: 'error', code: 'RATE_INVALID' });
});

test('takes blank for nothing yet', () => {
  expect(readRate(' ')).toEqual({ kind: 'empty' });
});

test.each(['0.125', '1', '0', '0.001', '2.5', '0.147', '-0.03'])(
  'writes %s as the percentage that reads back as it',
  (ratio) => {
    const text = percentText(rate(ratio));
    expect(readRate(text ?? '')).toEqual({ kind: 'read', rate: ratio });
  },
);

test('a quotient has no percentage in decimals', () => {
  expect(percentText(rate('1/3'))).toBeNull();
});
