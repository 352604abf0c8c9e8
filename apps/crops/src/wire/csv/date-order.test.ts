import { expect, test } from 'vitest';
import { parseStationCsv } from '../station-csv.ts';

const short = (...rows: string[]) => ['Date,Tmax,Tmin', ...rows].join('\n');
const errorsOf = (text: string) => parseStationCsv(text).errors.map(({ row, column, code }) => [row, column, code]);

test('the newest day first throughout is read in that order; the month first is told backwards too', () => {
  const { days, errors, gaps, newestFirst } = parseStationCsv(
    short('2026-03-05,28,13', '2026-03-04,x,13', '2026-03-03,27,12', '2026-03-01,26,11'),
  );
  expect({ newestFirst, errors: errors.map(({ row, code }) => [row, code]) }).toEqual({
    newestFirst: true,
    errors: [[3, 'number-unreadable']],
  });
  expect(days.map(({ date, tmaxC }) => [date, tmaxC])).toEqual([
    ['2026-03-01', 26],
    ['2026-03-03', 27],
    ['2026-03-05', 28],
  ]);
  expect(gaps).toEqual([
    { from: '2026-03-02', to: '2026-03-02' },
    { from: '2026-03-04', to: '2026-03-04' },
  ]);
  expect(parseStationCsv(short('2026-03-05,28,13', '2026-03-06,28,13')).newestFirst).toBe(false);
  expect(parseStationCsv(short('2026-03-05,28,13')).newestFirst).toBe(false);
  expect(errorsOf(short('03/04/2026,28,13', '03/03/2026,28,13', '03/02/2026,28,13'))).toEqual([
    [null, 'Date', 'date-month-first'],
  ]);
});

test('one day put elsewhere in a file of the newest first leaves every row an error of its own', () => {
  const text = short('2026-03-05,28,13', '2026-03-03,28,13', '2026-03-04,28,13', '2026-03-02,28,13');
  expect(parseStationCsv(text).newestFirst).toBe(false);
  expect(errorsOf(text)).toEqual([
    [3, 'Date', 'date-unordered'],
    [4, 'Date', 'date-unordered'],
    [5, 'Date', 'date-unordered'],
  ]);
});
