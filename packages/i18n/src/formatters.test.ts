import { isoDate, paisa, rate } from '@repo/facts';
import { describe, expect, it } from 'vitest';
import { formatters } from './formatters.ts';

const ur = formatters({ locale: 'ur' });
const urdu = formatters({ locale: 'ur', digits: 'urdu' });
const en = formatters({ locale: 'en' });

const LRI = '\u2066';
const PDI = '\u2069';

describe('money', () => {
  it('groups in lakh in both languages', () => {
    expect(ur.money(paisa(15_000_000n))).toBe('1,50,000 روپے');
    expect(urdu.money(paisa(15_000_000n))).toBe('۱٬۵۰٬۰۰۰ روپے');
    expect(en.money(paisa(15_000_000n))).toBe('Rs 1,50,000');
  });

  it('prints paisa when they are not zero, or always', () => {
    expect(en.money(paisa(150_075n))).toBe('Rs 1,500.75');
    expect(en.money(paisa(150_000n), { decimals: 'always' })).toBe('Rs 1,500.00');
    expect(ur.money(paisa(150_000n), { decimals: 'always', symbol: false })).toBe('1,500.00');
  });

  it('isolates a sign in Urdu, where it would jump to the other end', () => {
    expect(ur.money(paisa(-150_000n))).toBe(`${LRI}-1,500${PDI} روپے`);
    expect(en.money(paisa(-150_000n))).toBe('-Rs 1,500');
  });

  it('is exact beyond doubles', () => {
    expect(en.money(paisa(1_234_567_890_123_456_789n))).toBe('Rs 12,34,56,78,90,12,34,567.89');
  });
});

describe('number and percent', () => {
  it('formats counts and decimals', () => {
    expect(ur.number(150_000)).toBe('1,50,000');
    expect(en.number('1234.5678')).toBe('1,234.57');
    expect(en.number('1234.5678', { decimals: 4 })).toBe('1,234.5678');
    expect(urdu.number(12n)).toBe('۱۲');
    expect(ur.number('-5')).toBe(`${LRI}-5${PDI}`);
  });

  it.each([
    ['0.1211', undefined, '12.11'],
    ['0.12', undefined, '12'],
    ['0.12', 2, '12.00'],
    ['0.08/12', undefined, '0.67'],
    ['1/3', 4, '33.3333'],
    ['2/3', 0, '67'],
    ['-0.005', undefined, '-0.5'],
    ['-0.00001', undefined, '0'],
    ['0.125', 0, '13'],
    ['12.5/0.5', undefined, '2,500'],
  ])('%s with %s decimals is %s per cent', (value, decimals, expected) => {
    const options = decimals === undefined ? {} : { decimals };
    expect(en.percent(rate(value), options)).toBe(`${expected}%`);
    expect(ur.percent(rate(value), options)).toBe(`${LRI}${expected}%${PDI}`);
  });

  it('has an Urdu per cent sign', () => {
    expect(urdu.percent(rate('0.1211'))).toBe(`${LRI}۱۲٫۱۱٪${PDI}`);
  });
});

describe('dates', () => {
  const sunday = isoDate('2026-11-22');

  it('writes them as each language does', () => {
    expect(ur.date(sunday)).toBe('22 نومبر 2026');
    expect(ur.date(sunday, { style: 'short' })).toBe('22 نومبر 2026');
    expect(ur.date(sunday, { style: 'weekday' })).toBe('22 نومبر 2026 (اتوار)');
    expect(ur.date(sunday, { style: 'numeric' })).toBe(`${LRI}22/11/2026${PDI}`);
    expect(urdu.date(sunday)).toBe('۲۲ نومبر ۲۰۲۶');
    expect(en.date(sunday)).toBe('22 November 2026');
    expect(en.date(sunday, { style: 'short' })).toBe('22 Nov 2026');
    expect(en.date(sunday, { style: 'weekday' })).toBe('Sunday, 22 November 2026');
    expect(en.date(sunday, { style: 'numeric' })).toBe('22/11/2026');
  });

  it('shows instants on the clock of Karachi', () => {
    const lateEvening = new Date('2026-11-22T19:05:00Z');
    expect(ur.dateTime(lateEvening)).toBe(`23 نومبر 2026، رات ${LRI}12:05${PDI} بجے`);
    expect(en.dateTime(lateEvening)).toBe('23 November 2026, 12:05 am');
    expect(en.dateTime(new Date('2026-11-22T09:00:00Z'))).toBe('22 November 2026, 2:00 pm');
  });
});

describe('relative', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const at = (iso: string) => [ur.relative(new Date(iso), now), en.relative(new Date(iso), now)];

  it.each([
    ['2026-11-22T10:00:30Z', 'ابھی ابھی', 'just now'],
    ['2026-11-22T09:55:00Z', '5 منٹ پہلے', '5 minutes ago'],
    ['2026-11-22T07:00:00Z', '3 گھنٹے پہلے', '3 hours ago'],
    ['2026-11-22T12:00:00Z', '2 گھنٹے بعد', 'in 2 hours'],
    ['2026-11-21T18:00:00Z', 'کل (ہفتہ)', 'yesterday'],
    ['2026-11-23T18:00:00Z', 'کل (پیر)', 'tomorrow'],
    ['2026-11-20T10:00:00Z', 'پرسوں (جمعہ)', '2 days ago'],
    ['2026-11-18T10:00:00Z', '4 دن پہلے', '4 days ago'],
    ['2026-10-15T10:00:00Z', '1 مہینہ پہلے', 'last month'],
    ['2026-05-22T10:00:00Z', '6 مہینے پہلے', '6 months ago'],
    ['2024-11-22T10:00:00Z', '2 سال پہلے', '2 years ago'],
    ['2028-12-22T10:00:00Z', '2 سال بعد', 'in 2 years'],
  ])('%s', (iso, urduText, english) => {
    expect(at(iso)).toEqual([urduText, english]);
  });

  it('turns the day at midnight in Karachi, not in UTC', () => {
    expect(en.relative(new Date('2026-11-22T18:30:00Z'), new Date('2026-11-22T20:00:00Z'))).toBe('yesterday');
    expect(en.relative(new Date('2026-11-22T19:30:00Z'), new Date('2026-11-22T23:59:00Z'))).toBe('4 hours ago');
  });
});

describe('lists, months, compact', () => {
  it('joins as each language does and keeps names apart', () => {
    expect(en.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(ur.list(['گندم', 'Ali (A)'])).toBe(`گندم اور ${LRI}Ali (A)${PDI}`);
    expect(en.list(['Ali', 'علی'])).toBe('Ali and \u2068علی\u2069');
  });

  it('counts months', () => {
    expect([ur.months(1), ur.months(60), urdu.months(60)]).toEqual(['1 ماہ', '60 ماہ', '۶۰ ماہ']);
    expect([en.months(1), en.months(60)]).toEqual(['1 month', '60 months']);
  });

  it('shortens for axes', () => {
    expect([ur.compact('1250000'), en.compact('1250000'), urdu.compact(15_000_000n)]).toEqual([
      '13 لاکھ',
      '13 lakh',
      '۱٫۵ کروڑ',
    ]);
  });

  it('ignores Urdu digits in English', () => {
    expect(formatters({ locale: 'en', digits: 'urdu' }).number(12)).toBe('12');
  });
});
