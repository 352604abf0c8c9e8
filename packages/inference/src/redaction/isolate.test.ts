import { describe, expect, test } from 'vitest';
import { isolateNumbers } from './isolate.ts';

const bracketed = (text: string) => text.replaceAll('\u2066', '[').replaceAll('\u2069', ']');

describe('numbers of several groups are isolated', () => {
  test.each([
    ['شناختی کارڈ 35202-1234567-1 ہے', 'شناختی کارڈ [35202-1234567-1] ہے'],
    ['۳۵۲۰۲ ۱۲۳۴۵۶۷ ۱، ۲۰۲۶-۱۱-۲۹', '[۳۵۲۰۲ ۱۲۳۴۵۶۷ ۱]، [۲۰۲۶-۱۱-۲۹]'],
    ['فون +92 300 1234567۔', 'فون [+92 300 1234567]۔'],
    ['PK23 BUNI 0000 0000 0000 0001 میں', '[PK23 BUNI 0000 0000 0000 0001] میں'],
    ['2026-11-29 تک', '[2026-11-29] تک'],
    ['STRN 12345 2026-11-29', 'STRN [12345 2026-11-29]'],
    ['خسرہ 1234، رقم 5000', 'خسرہ 1234، رقم 5000'],
  ])('%s', (text, expected) => {
    const once = isolateNumbers(text);
    expect(bracketed(once)).toBe(expected);
    expect(isolateNumbers(once)).toBe(once);
  });
});
