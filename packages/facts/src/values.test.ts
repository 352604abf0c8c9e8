import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from './app-error.ts';
import { daysInMonth, isoDate } from './iso-date.ts';
import { decodePaisa, encodePaisa, paisa, paisaFromRupees, rupeesFromPaisa } from './money.ts';
import { rate } from './rate.ts';
import { deepRuns } from './testing.ts';

const codeOf = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
  return 'no error';
};

describe('money', () => {
  test.each([
    ['3000000', 300_000_000n],
    ['1500.75', 150_075n],
    ['0.5', 50n],
    ['-0.05', -5n],
    ['12345678901234567.89', 1_234_567_890_123_456_789n],
  ])('%s rupees', (rupees, expected) => {
    expect(paisaFromRupees(rupees)).toBe(expected);
  });

  test.each([
    ['1.005', 'MONEY_TOO_PRECISE'],
    ['1,500', 'MONEY_INVALID'],
    ['', 'MONEY_INVALID'],
    ['۳۰', 'MONEY_INVALID'],
    ['1e3', 'MONEY_INVALID'],
    ['.5', 'MONEY_INVALID'],
  ])('%j is refused as %s', (rupees, code) => {
    expect(codeOf(() => paisaFromRupees(rupees))).toBe(code);
  });

  test('has no negative zero', () => {
    expect(rupeesFromPaisa(paisaFromRupees('-0.00'))).toBe('0.00');
  });

  test('property: text and paisa round-trip', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n }), (value) => {
        expect(paisaFromRupees(rupeesFromPaisa(paisa(value)))).toBe(value);
        expect(decodePaisa(encodePaisa(paisa(value)))).toBe(value);
      }),
      { numRuns: deepRuns(500, 10_000) },
    );
  });

  test.each(['1.5', '', '١٢', `1${'0'.repeat(30)}`])('on the wire %j is refused', (text) => {
    expect(codeOf(() => decodePaisa(text))).toBe('MONEY_INVALID');
  });
});

describe('dates', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '1899-12-31', '2200-01-01', '2026-04-31', ''])(
    '%j is refused',
    (text) => {
      expect(codeOf(() => isoDate(text))).toBe('DATE_INVALID');
    },
  );

  test('a leap day is a day', () => {
    expect(isoDate('2024-02-29')).toBe('2024-02-29');
    expect([daysInMonth(1900, 2), daysInMonth(2000, 2), daysInMonth(2024, 2), daysInMonth(2026, 2)]).toEqual([28, 29, 29, 28]);
  });
});

describe('rates', () => {
  test.each(['0.1211', '0.08/12', '1/3', '-0.05', '12'])('%s is a rate', (text) => {
    expect(rate(text)).toBe(text);
  });

  test.each(['12%', '', '1/0', '1/0.00', '.5', '1/-3', '0,12'])('%j is refused', (text) => {
    expect(codeOf(() => rate(text))).toBe('RATE_INVALID');
  });
});

test('an error keeps its cause and names its message', () => {
  const cause = new Error('below');
  const error = new AppError('X_FAILED', { cause, params: { a: '1' } });
  expect([error.messageKey, error.kind, error.cause, error.message]).toEqual(['errors.X_FAILED', 'invalid', cause, 'X_FAILED']);
});

test('a text too long to be meant is refused before it costs time', () => {
  expect(codeOf(() => rate(`0.${'1'.repeat(400)}`))).toBe('RATE_INVALID');
  expect(codeOf(() => paisaFromRupees('1'.repeat(29)))).toBe('MONEY_INVALID');
});
