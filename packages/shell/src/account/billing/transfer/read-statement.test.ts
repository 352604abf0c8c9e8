import { expect, test } from 'vitest';
import { minorText, readDay, readMinor } from './read-statement.ts';

test.each([
  '27-11-2026',
  '27/11/2026',
  '27-Nov-2026',
  '27 november 2026',
  '27 - 11 - 2026',
  '\u200e27/11/2026\u200f',
  ' 27.11.2026 ',
  '2026-11-27',
  '۲۷-۱۱-۲۰۲۶',
])('%s is a day', (text) => {
  expect(readDay(text)).toBe('2026-11-27');
});

test.each([
  '',
  '27',
  '27-11',
  '31-11-2026',
  '29-02-2026',
  '27-13-2026',
  '27-11-26',
  '27-11-2026-1',
  'yesterday',
  '0-1-2026',
  '27-Foo-2026',
  '27-11-2026 14:05',
])('«%s» is none', (text) => {
  expect(readDay(text)).toBeNull();
});

test('a month and a day may have one digit, and a leap day is one', () => {
  expect(readDay('1/2/2028')).toBe('2028-02-01');
  expect(readDay('29-2-2028')).toBe('2028-02-29');
});

test.each([
  ['7500', 750_000n],
  ['7,500.5', 750_050n],
  ['۷٬۵۰۰٫۰۵', 750_005n],
  [' 30,00,000 ', 300_000_000n],
  ['۱۲٬۵۰۰', 1_250_000n],
  ['Rs. 12,500/-', 1_250_000n],
  ['PKR 12,500.00', 1_250_000n],
  ['\u202b12,500\u202c', 1_250_000n],
  ['1 25 000.00', 12_500_000n],
  ['3,000,000', 300_000_000n],
])('%s is an amount', (text, minor) => {
  expect(readMinor(text)).toBe(minor);
  expect(readMinor(minorText(minor))).toBe(minor);
});

test.each([
  '',
  '0',
  '0.00',
  '-5',
  '1.234',
  '1.2.3',
  '1,2',
  '12,50',
  '1,23,45',
  '7500-',
  'Rs 7,500\n7,500',
  '1e3',
  'ten',
  '99999999999999',
])('«%s» is no amount', (text) => {
  expect(readMinor(text)).toBeNull();
});
