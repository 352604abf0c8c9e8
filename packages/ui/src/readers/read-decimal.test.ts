import { describe, expect, test } from 'vitest';
import { readDecimal } from './read-decimal.ts';

const latitude = { min: -90, max: 90, decimals: 6 };
const area = { min: 0, max: 100_000, above: true, decimals: 3 };

describe('a measured number', () => {
  test.each([
    ['31.42', '31.42'],
    ['۳۱٫۴۲', '31.42'],
    ['٣١٫٤٢', '31.42'],
    ['۳۱.۴۲', '31.42'],
    ['  31.42 ', '31.42'],
    ['-31.5', '-31.5'],
    ['−31.5', '-31.5'],
    ['.5', '0.5'],
    ['٫۵', '0.5'],
    ['-.5', '-0.5'],
    ['12.', '12'],
    ['90', '90'],
    ['0', '0'],
    // Zeros at the end are no further decimals.
    ['31.420000000', '31.42'],
  ])('%j is %s', (text, value) => {
    expect(readDecimal(text, latitude)).toEqual({ kind: 'read', value });
  });

  test.each(['1,00,000', '۱٬۰۰٬۰۰۰', '100,000'])('%s is a lakh', (text) => {
    expect(readDecimal(text, area)).toEqual({ kind: 'read', value: '100000' });
  });

  test.each(['60%', '۶۰٪', '60'])('%s is a share where the unit is per cent', (text) => {
    expect(readDecimal(text, { min: 0, max: 100, decimals: 1, percent: true })).toEqual({ kind: 'read', value: '60' });
  });

  test.each(['', '  '])('%j is nothing yet', (text) => {
    expect(readDecimal(text, area)).toEqual({ kind: 'empty' });
  });
});

describe('what is wrong is told apart', () => {
  test.each([
    // Two and a half, or twenty-five.
    ['2,5', 'DECIMAL_INVALID'],
    ['دو', 'DECIMAL_INVALID'],
    ['5 acres', 'DECIMAL_INVALID'],
    ['5%', 'DECIMAL_INVALID'],
    ['۵٪', 'DECIMAL_INVALID'],
    ['1.2.3', 'DECIMAL_INVALID'],
    ['.', 'DECIMAL_INVALID'],
    ['Infinity', 'DECIMAL_INVALID'],
    ['1e3', 'DECIMAL_INVALID'],
    ['0', 'DECIMAL_NOT_ABOVE'],
    ['-1', 'DECIMAL_NOT_ABOVE'],
    ['100000.5', 'DECIMAL_NOT_ABOVE'],
    ['1.2345', 'DECIMAL_TOO_PRECISE'],
    ['0.0001', 'DECIMAL_TOO_PRECISE'],
  ])('%s as an area: %s', (text, code) => {
    expect(readDecimal(text, area)).toEqual({ kind: 'error', code });
  });

  test.each(['90.000001', '-91', '9'.repeat(400)])('%s as a latitude is out of range', (text) => {
    expect(readDecimal(text, latitude)).toEqual({ kind: 'error', code: 'DECIMAL_OUT_OF_RANGE' });
  });
});
