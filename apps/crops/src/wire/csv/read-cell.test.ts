import { describe, expect, test } from 'vitest';
import { readDate } from './read-date.ts';
import { readNumber } from './read-number.ts';

describe('a number', () => {
  test.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    [' 12.5 ', 12.5],
    ['-3', -3],
    ['+4', 4],
    ['\u22123,5', -3.5],
    ['.5', 0.5],
    ['5.', 5],
    ['0', 0],
    ['۱۲٫۵', 12.5],
    ['-۳٫۲', -3.2],
    ['٣٥', 35],
  ])('%s', (text, value) => expect(readNumber(text)).toBe(value));

  test.each([
    '',
    ' ',
    '-',
    '–',
    '—',
    '--',
    'NA',
    'na',
    'N/A',
    'NaN',
    'null',
    '-99',
    '-999',
    '-99.0',
    '-999,00',
    '-9999',
    '-۹۹',
    '−',
  ])('%j is absent, never 0', (text) => expect(readNumber(text)).toBeNull());

  test.each(['abc', '12abc', '1.234,5', '1,234.5', '1 2', '12.5.1', '1e3', '0x10', 'T', 'trace', '12°C', '< 1', 'Infinity'])(
    '%s is none',
    (text) => expect(readNumber(text)).toBeUndefined(),
  );
});

describe('a date', () => {
  test.each([
    ['2026-03-02', '2026-03-02', 'year-first'],
    ['2026/3/2', '2026-03-02', 'year-first'],
    ['2026-03-02T00:00:00Z', '2026-03-02', 'year-first'],
    ['2026-03-02 00:00', '2026-03-02', 'year-first'],
    ['02/03/2026', '2026-03-02', 'day-first'],
    ['2/3/2026', '2026-03-02', 'day-first'],
    ['02-03-2026', '2026-03-02', 'day-first'],
    ['02.03.2026', '2026-03-02', 'day-first'],
    ['02/03/2026 0:00', '2026-03-02', 'day-first'],
    ['۰۲/۰۳/۲۰۲۶', '2026-03-02', 'day-first'],
    ['2 Mar 2026', '2026-03-02', 'day-first'],
    ['2-MAR-2026', '2026-03-02', 'day-first'],
    ['02 March 2026', '2026-03-02', 'day-first'],
    ['2 مارچ 2026', '2026-03-02', 'day-first'],
    ['۲ مارچ ۲۰۲۶', '2026-03-02', 'day-first'],
    ['29/02/2024', '2024-02-29', 'day-first'],
  ])('%s', (text, date, order) => expect(readDate(text)).toMatchObject({ date, order }));

  test.each(['29/02/2026', '31/04/2026', '2026-13-01', '2026-02-30', '00/01/2026', '2 Foo 2026', '02/03/1826'])(
    '%s is no day',
    (text) => expect(readDate(text)?.date).toBeNull(),
  );

  test.each([
    '',
    '02/03/26',
    '2026-03',
    '2026',
    '46083',
    '02/03-2026',
    '2026-03-02 14:00',
    'Mar 2 2026',
    'yesterday',
    '2013-113',
  ])('%j is not read', (text) => expect(readDate(text)).toBeNull());

  test('the month first, where that is a day', () => {
    expect(readDate('03/13/2026')).toEqual({ order: 'day-first', date: null, monthFirst: '2026-03-13' });
    expect(readDate('13/03/2026')).toEqual({ order: 'day-first', date: '2026-03-13', monthFirst: null });
    expect(readDate('02/03/2026')?.monthFirst).toBe('2026-02-03');
  });
});
