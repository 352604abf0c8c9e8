import { isoDate } from '@repo/facts';
import { expect, it } from 'vitest';
import { compactUr } from './compact.ts';
import { formatDateUr, formatList, monthNames, weekdayNames } from './dates.ts';

/** What the run-time's own data says: facts of one ICU version, the reason for the package's tables. */
function pinned(name: string, check: () => void): void {
  it(name, ({ skip }) => {
    skip(process.versions.icu !== '78.2', `pinned to ICU 78.2, this Node has ${process.versions.icu}`);
    check();
  });
}

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

pinned('number-group-trap-002: en-PK and ur-PK group in thousands', () => {
  expect(new Intl.NumberFormat('en-PK').format(12_345_678.9)).toBe('12,345,678.9');
  expect(new Intl.NumberFormat('ur-PK').format(12_345_678.9)).toBe('12,345,678.9');
});

pinned('number-group-trap-003: PKR drops the paisa', () => {
  const rupees = new Intl.NumberFormat('ur-PK', { style: 'currency', currency: 'PKR' }).format(1500.75);
  expect(rupees.replaceAll(/[\u00a0\u200e]/g, ' ').trim()).toBe('Rs 1,501');
});

pinned('X02: en-PK prints whole rupees in thousands', () => {
  const rupees = new Intl.NumberFormat('en-PK', { style: 'currency', currency: 'PKR' }).format(123_456_789.5);
  expect(rupees.replaceAll('\u00a0', ' ')).toBe('Rs 123,456,790');
  expect(new Intl.NumberFormat('ur-PK-u-nu-arabext').format(123_456_789.5)).toBe('۱۲۳٬۴۵۶٬۷۸۹٫۵');
});

pinned('date-relative-001 to -004: stiff days', () => {
  const relative = new Intl.RelativeTimeFormat('ur', { numeric: 'auto' });
  expect([-1, 1, 0, -2].map((days) => relative.format(days, 'day'))).toEqual(['گزشتہ کل', 'آئندہ کل', 'آج', 'گزشتہ پرسوں']);
});

pinned('date-hijri-trap-001 and -002: a stray space', () => {
  const month = new Intl.DateTimeFormat('ur-PK-u-ca-islamic-umalqura', { month: 'long', timeZone: 'UTC' });
  expect(month.format(day('2026-08-20'))).toBe('ر بیع الاول');
  expect(month.format(day('2026-09-20'))).toBe('ر بیع الثانی');
});

pinned('collation-trap-001 and collation-base-004 to -006: Arabic letters are other letters', () => {
  const { compare } = new Intl.Collator('ur', { sensitivity: 'base' });
  expect(compare('ك', 'ے')).toBe(1);
  expect([compare('ی', 'ي'), compare('ک', 'ك'), compare('ہ', 'ه')]).toEqual([-1, -1, -1]);
});

pinned('date-ur-001, date-ur-digits-001: the tables say what CLDR says', () => {
  const name = (options: Intl.DateTimeFormatOptions, iso: string) =>
    new Intl.DateTimeFormat('ur-PK', { ...options, timeZone: 'UTC' }).format(day(iso));
  expect(monthNames).toEqual(monthNames.map((_, at) => name({ month: 'long' }, `2026-${String(at + 1).padStart(2, '0')}-01`)));
  expect(weekdayNames).toEqual(weekdayNames.map((_, at) => name({ weekday: 'long' }, `2026-11-${22 + at}`)));
  for (const iso of ['2026-03-23', '1947-08-14', '2099-12-31']) {
    expect(formatDateUr(isoDate(iso), { style: 'cldr-full' })).toBe(name({ dateStyle: 'full' }, iso));
  }
});

pinned('list-ur-001: lists are those of CLDR', () => {
  for (const items of [['الف'], ['الف', 'ب'], ['الف', 'ب', 'ج', 'د']])
    expect(formatList(items)).toBe(new Intl.ListFormat('ur').format(items));
});

pinned('number-compact-ur: below 10¹³ as CLDR', () => {
  const intl = new Intl.NumberFormat('ur-PK', { notation: 'compact', compactDisplay: 'long' });
  for (let value = 1; value < 9e12; value = Math.ceil(value * 1.37)) expect(compactUr(BigInt(value))).toBe(intl.format(value));
});
