import { expect, test } from 'vitest';
import { readMoney } from './read-money.ts';

test.each([
  ['30,00,000', 300_000_000n],
  ['۳۰٬۰۰٬۰۰۰', 300_000_000n],
  ['تیس لاکھ', 300_000_000n],
  ['30 lac', 300_000_000n],
  ['1500.75', 150_075n],
  ['۱۵۰۰٫۷۵', 150_075n],
  // A double cannot hold it.
  ['90071992547409.93', 9_007_199_254_740_993n],
  ['0', 0n],
])('reads %s as paisa', (text, paisa) => {
  expect(readMoney(text)).toEqual({ kind: 'read', paisa });
});

test.each([
  ['1,2', 'MONEY_INVALID'],
  ['abc', 'MONEY_INVALID'],
  ['12abc', 'MONEY_INVALID'],
  ['1.005', 'MONEY_TOO_PRECISE'],
  ['-5', 'MONEY_NEGATIVE'],
])('says what is wrong with %s', (text, code) => {
  expect(readMoney(text)).toEqual({ kind: 'error', code });
});

test.each(['', '   '])('takes %j for nothing yet', (text) => {
  expect(readMoney(text)).toEqual({ kind: 'empty' });
});
