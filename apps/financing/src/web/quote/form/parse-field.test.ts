import { describe, expect, test } from 'vitest';
import { money, moneyAboveZero, moneyNeeded, rateNeeded, rateOptional, tenorField } from './common-fields.ts';
import type { CountKind } from './field.ts';
import { parseCount, parseMoney, parseRate, parseText } from './parse-field.ts';

const tenor = tenorField.kind as CountKind;
const keyOf = (parsed: { ok: true } | { ok: false; error: { key: string } }) => (parsed.ok ? 'read' : parsed.error.key);

describe('amounts', () => {
  test.each([
    ['30,00,000', 300_000_000n],
    ['۳۰٬۰۰٬۰۰۰', 300_000_000n],
    ['تیس لاکھ', 300_000_000n],
    ['30 lac', 300_000_000n],
    ['1500.75', 150_075n],
    ['', 0n],
    ['1,00,00,00,00,00,000', 10_000_000_000_000_00n],
  ])('%s', (text, paisa) => {
    expect(parseMoney(text, money)).toEqual({ ok: true, value: paisa });
  });

  test.each([
    ['', moneyNeeded, 'financing.error.amount-needed'],
    ['بہت', money, 'errors.MONEY_INVALID'],
    ['1,2', money, 'errors.MONEY_INVALID'],
    ['1.005', money, 'errors.MONEY_TOO_PRECISE'],
    ['-5', money, 'errors.MONEY_NEGATIVE'],
    ['0', moneyAboveZero, 'financing.error.amount-zero'],
    ['100000000000001', money, 'financing.error.amount-too-large'],
  ])('%s is %s: %s', (text, kind, key) => {
    expect(keyOf(parseMoney(text, kind))).toBe(key);
  });
});

describe('rates', () => {
  test.each([
    ['12.5', '0.125'],
    ['۱۲٫۵٪', '0.125'],
    ['100', '1'],
    ['0', '0'],
    ['0.005', '0.00005'],
    ['12.123456', '0.12123456'],
  ])('%s per cent is %s', (text, ratio) => {
    expect(parseRate(text, rateNeeded)).toEqual({ ok: true, value: ratio });
  });

  test.each([
    ['', 'financing.error.rate-needed'],
    ['12,5', 'financing.error.rate-invalid'],
    ['1/3', 'financing.error.rate-invalid'],
    ['12.1234567', 'financing.error.rate-too-precise'],
    ['-1', 'financing.error.rate-range'],
    ['100.000001', 'financing.error.rate-range'],
    ['1000000000', 'financing.error.rate-range'],
  ])('%s is refused: %s', (text, key) => {
    expect(keyOf(parseRate(text, rateNeeded))).toBe(key);
  });

  test('an optional one may stay empty', () => {
    expect(parseRate(' ', rateOptional)).toEqual({ ok: true, value: null });
  });
});

describe('counts', () => {
  test.each([
    ['60', 60],
    ['۶۰', 60],
    ['600', 600],
  ])('%s', (text, count) => {
    expect(parseCount(text, tenor)).toEqual({ ok: true, value: count });
  });

  test.each([
    ['', 'financing.error.count-needed'],
    ['sixty', 'financing.error.count-invalid'],
    ['1.5', 'financing.error.count-invalid'],
    ['-3', 'financing.error.count-invalid'],
    ['0', 'financing.error.count-range'],
    ['601', 'financing.error.count-range'],
  ])('%s is refused: %s', (text, key) => {
    expect(keyOf(parseCount(text, tenor))).toBe(key);
  });
});

test('a text is trimmed, and has a longest length', () => {
  expect(parseText('  SBP ', { type: 'text', required: true, maxLength: 3 })).toEqual({ ok: true, value: 'SBP' });
  expect(keyOf(parseText('SBPs', { type: 'text', required: true, maxLength: 3 }))).toBe('financing.error.text-too-long');
  expect(keyOf(parseText('  ', { type: 'text', required: true, maxLength: 3 }))).toBe('financing.error.text-needed');
});
