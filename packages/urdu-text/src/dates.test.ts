import { isoDate } from '@repo/facts';
import { describe, expect, it } from 'vitest';
import { formatDateUr, formatList, formatRelative, formatTimeUr } from './dates.ts';

const pakistanDay = isoDate('2026-03-23');

describe('formatDateUr', () => {
  it('date-ur-001', () => {
    expect(formatDateUr(pakistanDay, { style: 'cldr-full' })).toBe('پیر، 23 مارچ، 2026');
  });

  it('date-ur-digits-001', () => {
    expect(formatDateUr(pakistanDay, { style: 'cldr-long', digits: 'urdu' })).toBe('۲۳ مارچ، ۲۰۲۶');
  });

  it('writes dates as the product speaks', () => {
    const sunday = isoDate('2026-11-22');
    expect(formatDateUr(sunday)).toBe('22 نومبر 2026');
    expect(formatDateUr(sunday, { style: 'weekday' })).toBe('22 نومبر 2026 (اتوار)');
    expect(formatDateUr(isoDate('2026-01-05'), { style: 'numeric', digits: 'urdu' })).toBe('۰۵/۰۱/۲۰۲۶');
    expect(formatDateUr(isoDate('2026-01-05'))).toBe('5 جنوری 2026');
  });
});

describe('formatTimeUr', () => {
  it.each([
    [0, 0, 'رات 12 بجے'],
    [3, 59, 'رات 3:59 بجے'],
    [4, 0, 'صبح 4 بجے'],
    [9, 0, 'صبح 9 بجے'],
    [12, 0, 'دوپہر 12 بجے'],
    [14, 5, 'دوپہر 2:05 بجے'],
    [16, 0, 'سہ پہر 4 بجے'],
    [18, 30, 'شام 6:30 بجے'],
    [20, 0, 'رات 8 بجے'],
    [23, 59, 'رات 11:59 بجے'],
  ])('%s:%s is %s, without AM or PM', (hour, minute, expected) => {
    expect(formatTimeUr(hour, minute)).toBe(expected);
  });

  it('has Urdu digits', () => {
    expect(formatTimeUr(14, 5, 'urdu')).toBe('دوپہر ۲:۰۵ بجے');
  });
});

describe('formatRelative', () => {
  it.each([
    ['date-relative-001', -1, 'کل'],
    ['date-relative-002', 1, 'کل'],
    ['date-relative-003', 0, 'آج'],
    ['date-relative-004', -2, 'پرسوں'],
  ])('%s: what the product shows instead of the stiff form', (_, days, expected) => {
    expect(formatRelative(days, 'day')).toBe(expected);
  });

  it('needs no oblique plural after a number', () => {
    expect(formatRelative(4, 'day')).toBe('4 دن بعد');
    expect(formatRelative(-3, 'day')).toBe('3 دن پہلے');
    expect(formatRelative(-1, 'hour')).toBe('1 گھنٹہ پہلے');
    expect(formatRelative(-3, 'hour', 'urdu')).toBe('۳ گھنٹے پہلے');
    expect(formatRelative(2, 'month')).toBe('2 مہینے بعد');
    expect(formatRelative(0, 'minute')).toBe('ابھی ابھی');
  });
});

describe('formatList', () => {
  it('list-ur-001', () => {
    expect(formatList(['گندم', 'چاول', 'کپاس'])).toBe('گندم، چاول، اور کپاس');
  });

  it('joins none, one and two', () => {
    expect(formatList([])).toBe('');
    expect(formatList(['گندم'])).toBe('گندم');
    expect(formatList(['گندم', 'چاول'])).toBe('گندم اور چاول');
  });
});
