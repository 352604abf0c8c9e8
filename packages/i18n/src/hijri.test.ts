import { isoDate } from '@repo/facts';
import { describe, expect, it } from 'vitest';
import { hijri, hijriLabel } from './hijri.ts';

const pakistanDay = isoDate('2026-03-23');

describe('hijri', () => {
  it('date-hijri-001: by the table, with the product’s month names', () => {
    expect(hijri(pakistanDay, { locale: 'ur' }, { weekday: true })).toBe('پیر، 4 شوال، 1447 ہجری');
  });

  it.each([
    ['date-hijri-trap-001', '2026-08-20', 'ربیع الاول'],
    ['date-hijri-trap-002', '2026-09-20', 'ربیع الثانی'],
  ])('%s', (_, date, month) => {
    expect(hijri(isoDate(date), { locale: 'ur' })).toContain(` ${month} `);
  });

  it('follows language, digits and offset', () => {
    expect(hijri(pakistanDay, { locale: 'ur', digits: 'urdu' })).toBe('۴ شوال ۱۴۴۷ ہجری');
    expect(hijri(pakistanDay, { locale: 'en', digits: 'urdu' })).toBe('4 Shawwal 1447 AH');
    expect(hijri(pakistanDay, { locale: 'en', offset: -1 })).toBe('3 Shawwal 1447 AH');
  });

  it('has no date outside the table', () => {
    expect(hijri(isoDate('2150-01-01'), { locale: 'ur' })).toBeNull();
  });

  it('labels the estimate', () => {
    expect(hijriLabel({ locale: 'ur' })).toBe('ام القریٰ تقویم (تخمینی)');
    expect(hijriLabel({ locale: 'en', offset: -1 })).toBe('Umm al-Qura calendar (estimate, -1 day)');
  });
});
