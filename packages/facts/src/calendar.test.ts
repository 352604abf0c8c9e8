import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  partsOf,
  todayInKarachi,
} from './calendar.ts';
import { daysInMonth, isoDate } from './iso-date.ts';
import { deepRuns } from './testing.ts';

const anyDate = fc.integer({ min: -25_567, max: 83_000 }).map(dateOfDayNumber);
/** Fifty years before the last date that can be written. */
const dateWithRoom = fc.integer({ min: -25_567, max: 65_000 }).map(dateOfDayNumber);

describe('X01: a plan from 31 January', () => {
  test('ends each month on its last day and comes back to the 31st', () => {
    const start = isoDate('2026-01-31');
    const due = [1, 2, 3, 4, 5].map((months) => addMonths(start, months));
    expect(due).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']);
  });

  test('does not drift as Date.setMonth does', () => {
    const drifting = new Date('2026-01-31T00:00:00Z');
    drifting.setUTCMonth(drifting.getUTCMonth() + 1);
    expect(drifting.toISOString().slice(0, 10)).toBe('2026-03-03');
    expect(addMonths(isoDate('2026-01-31'), 1)).not.toBe('2026-03-03');
  });
});

describe('addMonths', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', 0, '2026-01-15'],
    ['1900-03-31', -1, '1900-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(isoDate(from), months)).toBe(to);
  });

  test('takes the anchor day of a chain', () => {
    expect(addMonths(isoDate('2026-02-28'), 1, 31)).toBe('2026-03-31');
  });

  test('refuses a date that cannot be written', () => {
    expect(() => addMonths(isoDate('2199-12-01'), 1)).toThrow('DATE_INVALID');
  });

  test('property: the day is the anchor or the end of the month', () => {
    fc.assert(
      fc.property(dateWithRoom, fc.integer({ min: 0, max: 600 }), (date, months) => {
        const { year, month, day } = partsOf(addMonths(date, months));
        const start = partsOf(date);
        expect(year * 12 + month).toBe(start.year * 12 + start.month + months);
        expect(day).toBe(Math.min(start.day, daysInMonth(year, month)));
      }),
      { numRuns: deepRuns(500, 10_000) },
    );
  });
});

describe('property: days', () => {
  test('add and subtract to the same date', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const clamped = Math.max(-25_567, Math.min(83_000, dayNumber(date) + days)) - dayNumber(date);
        const moved = addDays(date, clamped);
        expect(daysBetween(date, moved)).toBe(clamped);
        expect(addDays(moved, -clamped)).toBe(date);
        expect(Math.sign(compareDates(moved, date))).toBe(Math.sign(clamped));
      }),
      { numRuns: deepRuns(500, 10_000) },
    );
  });
});

test('compareDates orders a list', () => {
  const dates = ['2026-03-01', '2025-12-31', '2026-02-28'].map(isoDate);
  expect(dates.sort(compareDates)).toEqual(['2025-12-31', '2026-02-28', '2026-03-01']);
});

test.each([
  ['2026-07-26T18:59:59Z', '2026-07-26'],
  ['2026-07-26T19:00:00Z', '2026-07-27'],
  ['2025-12-31T19:30:00Z', '2026-01-01'],
])('at %s it is %s in Karachi', (instant, date) => {
  expect(todayInKarachi(new Date(instant))).toBe(date);
});
