import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../calendar.ts';
import { type IsoDate, isoDate } from '../iso-date.ts';
import { deepRuns } from '../testing.ts';
import { addHijriYears, hijriFromIso, hijriMonthLength, isoFromHijri, sightedCalendar } from './index.ts';

const text = (date: IsoDate) => {
  const hijri = hijriFromIso(date);
  return hijri && [hijri.year, hijri.month, hijri.day].map((part) => String(part).padStart(2, '0')).join('-');
};

// Conversions printed by date-fns-hijri and moment-hijri-plus, equal to Umm al-Qura.
test.each([
  ['2023-03-23', '1444-09-01'],
  ['2024-03-11', '1445-09-01'],
  ['2024-07-07', '1446-01-01'],
  ['2025-03-01', '1446-09-01'],
])('H01: %s is %s', (gregorian, hijri) => {
  expect(text(isoDate(gregorian))).toBe(hijri);
});

describe('H02: Ramadan 1446', () => {
  test('has 29 days, not the 30 that the documentation of hijri-core prints', () => {
    expect(hijriMonthLength(1446, 9)).toBe(29);
    expect(text(isoDate('2025-03-30'))).toBe('1446-10-01');
    expect(isoFromHijri({ year: 1446, month: 9, day: 30 })).toBeNull();
  });
});

test('the table ends where it says', () => {
  expect(text(isoDate('1937-03-14'))).toBe('1356-01-01');
  expect(hijriFromIso(isoDate('1937-03-13'))).toBeNull();
  expect(text(isoDate('2077-11-16'))).toMatch(/^1500-12-/);
  expect(hijriFromIso(isoDate('2077-11-17'))).toBeNull();
  expect(hijriMonthLength(1501, 1)).toBeNull();
  expect(hijriMonthLength(1446, 13)).toBeNull();
  expect(isoFromHijri({ year: 1446, month: 1, day: 0 })).toBeNull();
});

test('an offset shows the day of a place where months begin later', () => {
  expect(hijriFromIso(isoDate('2025-03-02'), -1)).toEqual({ year: 1446, month: 9, day: 1 });
  expect(() => hijriFromIso(isoDate('2025-03-02'), 3)).toThrow('HIJRI_OFFSET_INVALID');
});

test('a year later is the same day, or day 29 when there is no day 30', () => {
  expect(addHijriYears({ year: 1445, month: 9, day: 30 }, 1)).toEqual({ year: 1446, month: 9, day: 29 });
  expect(addHijriYears({ year: 1445, month: 9, day: 1 }, 1)).toEqual({ year: 1446, month: 9, day: 1 });
  expect(addHijriYears({ year: 1500, month: 9, day: 1 }, 1)).toBeNull();
});

describe('property: civil and Hijri dates', () => {
  const day = fc.integer({ min: 0, max: 51_382 }).map((days) => addDays(isoDate('1937-03-14'), days));

  test('round-trip, and follow each other day by day', () => {
    fc.assert(
      fc.property(day, (date) => {
        const hijri = hijriFromIso(date);
        expect(hijri).not.toBeNull();
        if (!hijri) return;
        expect(isoFromHijri(hijri)).toBe(date);
        const next = hijriFromIso(addDays(date, 1));
        if (next) expect(next.day === hijri.day + 1 || (next.day === 1 && hijri.day >= 29)).toBe(true);
      }),
      { numRuns: deepRuns(1000, 20_000) },
    );
  });
});

describe('sighted months', () => {
  // 1 Ramadan 1441 was 25 April 2020 in Pakistan (press). The table gives the month before it 30 days, so that one moves too.
  const shaban1441 = { year: 1441, month: 8, shiftDays: 1, source: 'follows from Ramadan 1441' } as const;
  const ramadan1441 = { year: 1441, month: 9, shiftDays: 1, source: 'Ruet-e-Hilal Committee, 2020-04-24' } as const;

  test('an announced month moves with its neighbours', () => {
    const calendar = sightedCalendar([shaban1441, ramadan1441]);
    expect(isoFromHijri({ year: 1441, month: 9, day: 1 })).toBe('2020-04-24');
    expect(calendar.toIso({ year: 1441, month: 9, day: 1 })).toBe('2020-04-25');
    expect(calendar.fromIso(isoDate('2020-04-24'))).toEqual({ year: 1441, month: 8, day: 30 });
    expect(calendar.monthLength(1441, 9)).toBe(29);
    expect(daysBetween(isoDate('2020-04-25'), calendar.toIso({ year: 1441, month: 10, day: 1 }) ?? isoDate('1900-01-01'))).toBe(
      29,
    );
  });

  test.each([
    ['without a source', [{ ...ramadan1441, source: ' ' }]],
    ['given twice', [ramadan1441, ramadan1441]],
    ['outside the table', [{ ...ramadan1441, year: 1501 }]],
    ['that leaves the month before it with 31 days', [ramadan1441]],
  ])('refused: a month %s', (_, overrides) => {
    expect(() => sightedCalendar(overrides)).toThrow('HIJRI_OVERRIDE_INVALID');
  });
});
