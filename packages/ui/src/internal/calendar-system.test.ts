import { addDays, isoDate } from '@repo/facts';
import { hijriFromIso } from '@repo/facts/hijri';
import { describe, expect, test } from 'vitest';
import { calendars, dayAfterKey, weeksOf } from './calendar-system.ts';

const sunday = isoDate('2026-11-22');
const press = (key: string, shiftKey = false) => ({ key, shiftKey });

describe('a month', () => {
  test('of the Gregorian calendar', () => {
    expect(calendars.gregorian.monthOf(sunday)).toEqual({ year: 2026, month: 11, first: '2026-11-01', length: 30 });
  });

  test('of the Hijri calendar, by the table', () => {
    expect(calendars.hijri.monthOf(sunday)).toEqual({ year: 1448, month: 6, first: '2026-11-11', length: 29 });
  });

  test('that the Hijri table does not have is null', () => {
    expect(calendars.hijri.monthOf(isoDate('2190-01-01'))).toBeNull();
  });

  test.each(['gregorian', 'hijri'] as const)('has every day once, under its weekday (%s)', (id) => {
    const month = calendars[id].monthOf(sunday);
    if (!month) throw new Error('outside the table');
    const weeks = weeksOf(month);
    const days = weeks.flat().filter((day) => day !== null);
    expect(days).toEqual(Array.from({ length: month.length }, (_, index) => addDays(month.first, index)));
    for (const week of weeks) {
      expect(week).toHaveLength(7);
      for (const [column, day] of week.entries()) {
        if (day) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(column);
      }
    }
  });
});

describe('keys', () => {
  test.each([
    ['ArrowRight', false, '2026-11-23'],
    ['ArrowRight', true, '2026-11-21'],
    ['ArrowLeft', false, '2026-11-21'],
    ['ArrowLeft', true, '2026-11-23'],
    ['ArrowUp', true, '2026-11-15'],
    ['ArrowDown', true, '2026-11-29'],
    ['Home', false, '2026-11-22'],
    ['End', false, '2026-11-28'],
    ['PageUp', false, '2026-10-22'],
    ['PageDown', false, '2026-12-22'],
  ])('%s in right-to-left %s leads to %s', (key, rightToLeft, date) => {
    expect(dayAfterKey(press(key), sunday, calendars.gregorian, rightToLeft)).toBe(date);
  });

  test('a page with Shift is a year', () => {
    expect(dayAfterKey(press('PageDown', true), sunday, calendars.gregorian, false)).toBe('2027-11-22');
  });

  test('a page in the Hijri calendar is a Hijri month', () => {
    const next = dayAfterKey(press('PageDown'), sunday, calendars.hijri, false);
    expect(next && hijriFromIso(next)).toEqual({ year: 1448, month: 7, day: 12 });
  });

  test('the 30th becomes the last day of a month of 29', () => {
    const thirtieth = [...Array(60).keys()].map((n) => addDays(sunday, n)).find((date) => hijriFromIso(date)?.day === 30);
    if (!thirtieth) throw new Error('no month of 30 days near');
    const before = hijriFromIso(thirtieth);
    const after = hijriFromIso(calendars.hijri.moveMonths(thirtieth, 1));
    expect(after?.month).toBe(((before?.month ?? 0) % 12) + 1);
    expect(after?.day).toBeGreaterThanOrEqual(29);
  });

  test('other keys do not move', () => {
    expect(dayAfterKey(press('a'), sunday, calendars.gregorian, false)).toBeNull();
  });
});
