import { expect, test } from 'vitest';
import { readDay } from './read-day.ts';

test.each(['27-11-2026', '27/11/2026', ' 27.11.2026 ', '2026-11-27', '۲۷-۱۱-۲۰۲۶'])('%s is a day', (text) => {
  expect(readDay(text)).toBe('2026-11-27');
});

test.each(['', '27', '27-11', '31-11-2026', '29-02-2026', '27-13-2026', '27-11-26', '27-11-2026-1', 'yesterday', '0-1-2026'])(
  '«%s» is none',
  (text) => {
    expect(readDay(text)).toBeNull();
  },
);

test('a month and a day may have one digit, and a leap day is one', () => {
  expect(readDay('1/2/2028')).toBe('2028-02-01');
  expect(readDay('29-2-2028')).toBe('2028-02-29');
});
