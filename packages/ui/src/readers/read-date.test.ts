import { addDays, isoDate } from '@repo/facts';
import { hijriFromIso } from '@repo/facts/hijri';
import { formatDateUr } from '@repo/urdu-text/dates';
import { toUrduDigits } from '@repo/urdu-text/digits';
import { formatHijri } from '@repo/urdu-text/hijri';
import { describe, expect, test } from 'vitest';
import { dateExample, readDate } from './read-date.ts';

describe('a Gregorian day', () => {
  test.each([
    '22/11/2026',
    '22-11-2026',
    '22.11.2026',
    '2026-11-22',
    '۲۲/۱۱/۲۰۲۶',
    '22 نومبر 2026',
    '۲۲ نومبر ۲۰۲۶',
    '22 نومبر 2026 (اتوار)',
    '22 November 2026',
    '22 nov 2026',
    '22 November, 2026',
    '\u206622/11/2026\u2069',
  ])('is read from %s', (text) => {
    expect(readDate(text)).toEqual({ kind: 'read', date: '2026-11-22', calendar: 'gregorian' });
  });

  test.each(['31/02/2026', '31-02-2026', '۳۱-۰۲-۲۰۲۶', '2026-13-01', '29 فروری 2026', '15/11/1026'])(
    'that the calendar does not have: %s',
    (text) => {
      expect(readDate(text)).toEqual({ kind: 'error', code: 'DATE_INVALID' });
    },
  );

  test.each(['22 foo 2026', '22', 'کل', '22/11/26', '۲۲/۱۱/۲۶', 'x sowingDate', '15 11'])('is not guessed from %s', (text) => {
    expect(readDate(text)).toEqual({ kind: 'error', code: 'DATE_UNREADABLE' });
  });

  test('is read from the example', () => {
    expect(readDate(dateExample)).toMatchObject({ kind: 'read', date: '2026-11-15' });
    expect(readDate(toUrduDigits(dateExample))).toMatchObject({ kind: 'read', date: '2026-11-15' });
  });
});

describe('a Hijri day', () => {
  test.each([
    ['12/6/1448', '2026-11-22'],
    ['۱۲/۶/۱۴۴۸', '2026-11-22'],
    ['12 جمادی الثانی 1448 ہجری', '2026-11-22'],
    ['12 Jumada al-Thani 1448 AH', '2026-11-22'],
    ['1 رمضان 1446', '2025-03-01'],
    ['1 Ramazan 1446', '2025-03-01'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text)).toEqual({ kind: 'read', date, calendar: 'hijri' });
  });

  test.each(['30/6/1448', '1/13/1448', '1/1/1690'])('that the table does not have is refused: %s', (text) => {
    expect(readDate(text)).toEqual({ kind: 'error', code: 'DATE_INVALID' });
  });

  test('with a month of the other calendar is not understood', () => {
    expect(readDate('12 نومبر 1448')).toEqual({ kind: 'error', code: 'DATE_UNREADABLE' });
  });
});

test('what the field writes in either language and calendar reads back as the same day', () => {
  for (let day = 0; day < 800; day += 1) {
    const date = addDays(isoDate('2026-01-01'), day);
    const hijri = hijriFromIso(date);
    expect(hijri).not.toBeNull();
    if (!hijri) continue;
    for (const text of [
      formatDateUr(date, { style: 'long' }),
      formatDateUr(date, { style: 'weekday', digits: 'urdu' }),
      formatHijri(hijri),
      formatHijri(hijri, { digits: 'urdu' }),
      formatHijri(hijri, { language: 'en' }),
    ]) {
      expect(readDate(text), text).toMatchObject({ kind: 'read', date });
    }
  }
});

test('blank is nothing yet', () => {
  expect(readDate('  ')).toEqual({ kind: 'empty' });
});
