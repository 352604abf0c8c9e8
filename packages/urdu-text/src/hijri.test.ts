import { describe, expect, it } from 'vitest';
import { formatHijri, hijriLabel, hijriMonthNames, sightingOffset, sightingOffsets } from './hijri.ts';

describe('hijriMonthNames', () => {
  it.each([
    ['date-hijri-month-001', 1, 'محرم'],
    ['date-hijri-month-002', 2, 'صفر'],
    ['date-hijri-month-003', 3, 'ربیع الاول'],
    ['date-hijri-month-005', 5, 'جمادی الاول'],
    ['date-hijri-month-007', 7, 'رجب'],
    ['date-hijri-month-008', 8, 'شعبان'],
    ['date-hijri-month-010', 10, 'شوال'],
    ['date-hijri-month-012', 12, 'ذوالحجہ'],
  ])('%s', (_, month, expected) => {
    expect(hijriMonthNames[month - 1]).toBe(expected);
  });
});

describe('formatHijri', () => {
  it('date-hijri-001', () => {
    expect(formatHijri({ year: 1447, month: 10, day: 4 }, { weekday: 1 })).toBe('پیر، 4 شوال، 1447 ہجری');
  });

  it.each([
    ['date-hijri-trap-001', 3, '7 ربیع الاول 1448 ہجری'],
    ['date-hijri-trap-002', 4, '7 ربیع الثانی 1448 ہجری'],
  ])('%s: without the stray space', (_, month, expected) => {
    expect(formatHijri({ year: 1448, month, day: 7 })).toBe(expected);
  });

  it('has Urdu digits and English', () => {
    expect(formatHijri({ year: 1447, month: 9, day: 1 }, { digits: 'urdu' })).toBe('۱ رمضان ۱۴۴۷ ہجری');
    expect(formatHijri({ year: 1447, month: 9, day: 1 }, { language: 'en' })).toBe('1 Ramadan 1447 AH');
  });
});

describe('date-range-trap-001: the date is an estimate and says so', () => {
  it('names the calendar, the estimate and the offset', () => {
    expect(hijriLabel('ur')).toBe('ام القریٰ تقویم (تخمینی)');
    expect(hijriLabel('ur', 1)).toBe('ام القریٰ تقویم (تخمینی، \u2066+1\u2069 دن)');
    expect(hijriLabel('ur', -2, 'urdu')).toBe('ام القریٰ تقویم (تخمینی، \u2066-۲\u2069 دن)');
    expect(hijriLabel('en', -1)).toBe('Umm al-Qura calendar (estimate, -1 day)');
    expect(hijriLabel('en', 2)).toBe('Umm al-Qura calendar (estimate, +2 days)');
  });

  it('takes whole days from −2 to +2', () => {
    expect(sightingOffsets.map(sightingOffset)).toEqual([-2, -1, 0, 1, 2]);
    for (const days of [-3, 3, 0.5, Number.NaN])
      expect(() => sightingOffset(days)).toThrow(expect.objectContaining({ code: 'HIJRI_OFFSET_INVALID' }));
  });
});
