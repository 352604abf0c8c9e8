import { paisa } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelInstalment } from './annuity.ts';
import { naturalLogarithm } from './logarithm.ts';
import { nper } from './nper.ts';
import { add, compareRationals, multiply, parseRational, quotient, subtract, zero } from './rational.ts';
import { toDecimal } from './rounding.ts';
import { fv, ipmt, pmt, ppmt, pv, type When } from './time-value.ts';

const rateOfPeriod = fc.integer({ min: 0, max: 50_000 }).map((value) => quotient(BigInt(value), 1_000_000n));
const count = fc.integer({ min: 1, max: 120 });
const amount = fc.bigInt({ min: 1n, max: 10n ** 15n }).map((value) => quotient(value));
const when = fc.constantFrom<When>('end', 'begin');
const numRuns = deepRuns(100, 2000);

describe('property', () => {
  test('the instalment over equal factors is PMT, with a residual too', () => {
    fc.assert(
      fc.property(rateOfPeriod, count, amount, (rate, n, { num }) => {
        const residual = paisa(num / 3n);
        const instalment = levelInstalment(paisa(num), Array(n).fill(rate), residual);
        expect(compareRationals(instalment, pmt(rate, n, quotient(num), quotient(residual)))).toBe(0);
      }),
      { numRuns },
    );
  });

  test('PV and FV undo PMT', () => {
    fc.assert(
      fc.property(rateOfPeriod, count, amount, when, (rate, n, present, at) => {
        const payment = pmt(rate, n, present, zero, at);
        expect(compareRationals(subtract(zero, pv(rate, n, payment, zero, at)), present)).toBe(0);
        const negative = { num: -payment.num, den: payment.den };
        expect(fv(rate, n, negative, present, at).num).toBe(0n);
      }),
      { numRuns },
    );
  });

  test('IPMT and PPMT are PMT in each period, and PPMT sums to the amount', () => {
    fc.assert(
      fc.property(rateOfPeriod, fc.integer({ min: 1, max: 24 }), amount, when, (rate, n, present, at) => {
        const periods = Array.from({ length: n }, (_, index) => index + 1);
        const capital = periods.reduce((sum, period) => add(sum, ppmt(rate, period, n, present, at)), zero);
        expect(compareRationals(capital, present)).toBe(0);
        const payment = pmt(rate, n, present, zero, at);
        for (const period of periods) {
          const both = add(ipmt(rate, period, n, present, at), ppmt(rate, period, n, present, at));
          expect(compareRationals(both, payment)).toBe(0);
        }
      }),
      { numRuns: deepRuns(30, 300) },
    );
  });

  test('NPER finds the periods of a PMT again to thirty digits', () => {
    fc.assert(
      fc.property(rateOfPeriod, count, amount, when, (rate, n, present, at) => {
        const payment = pmt(rate, n, present, zero, at);
        const found = nper(rate, { num: -payment.num, den: payment.den }, present, zero, at);
        expect(found && toDecimal(found, 30)).toBe(`${n}.${'0'.repeat(30)}`);
      }),
      { numRuns: deepRuns(50, 500) },
    );
  });
});

describe('logarithms to forty digits', () => {
  test.each([
    ['2', '0.6931471805599453094172321214581765680755'],
    ['10', '2.3025850929940456840179914546843642076011'],
    ['1.0125', '0.0124225199985571533112931286312089067624'],
    ['0.5', '-0.6931471805599453094172321214581765680755'],
    ['1', `0.${'0'.repeat(40)}`],
  ])('ln %s', (value, expected) => {
    expect(toDecimal({ num: naturalLogarithm(parseRational(value)), den: 10n ** 50n }, 40)).toBe(expected);
  });

  test('of 0 or less do not exist', () => {
    expect(() => naturalLogarithm(zero)).toThrow(RangeError);
  });
});

describe('NPER without an answer', () => {
  test.each([
    ['a payment below the return', '0.01', '-5', '1000'],
    ['no payment and no rate', '0', '0', '1000'],
    ['a payment equal to the return', '0.01', '-10', '1000'],
  ])('%s', (_, rate, payment, present) => {
    expect(nper(parseRational(rate), parseRational(payment), parseRational(present))).toBeNull();
  });
});

test('a period is needed', () => {
  expect(() => levelInstalment(paisa(100n), [], paisa(0n))).toThrow(RangeError);
  expect(() => pmt(parseRational('0.01'), 0, multiply(quotient(1n), quotient(100n)))).toThrow(RangeError);
});
