/**
 * Published sheets that compute with unrounded instalments and balances. M05: Principles & Practices of Shariah in Islamic
 * Finance, illustration 11; M07: Bank Islam "Ibra Illustration"; M13: BBA in seven steps (answer recomputed).
 */
import { type Paisa, paisa } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import {
  divide,
  formulaBalance,
  formulaInstalment,
  formulaPrice,
  formulaRow,
  multiply,
  parseRational,
  quotient,
  type Rational,
  roundToPaisa,
  rowsFromInstalment,
  subtract,
} from '../../src/kernel/index.ts';
import { lumpSum, murabahaOf } from '../support/inputs.ts';
import { expectWithin, rs, rupees } from '../support/numbers.ts';
import { quoted } from '../support/results.ts';

const rounded = (...values: readonly Rational[]) => rupees(...values.map((value) => roundToPaisa(value, 'HALF_UP')));

describe('M05: 100,000 less a tenth, 12 % over 36 months', () => {
  const amount = rs('90000');
  const monthly = parseRational('0.12/12');
  const instalment = formulaInstalment(amount, monthly, 36);
  const price = formulaPrice(instalment, 36, rs('10000'));

  test('as published', () => {
    expect(rounded(instalment)).toEqual(['2989.29']);
    expect(rupees(price, paisa(price - rs('100000')))).toEqual(['117614.36', '17614.36']);
  });

  test('the position after month 24 within 0.01', () => {
    const { profit, balance } = formulaRow(amount, monthly, instalment, 24);
    const outstanding = multiply(instalment, quotient(12n));
    const deferred = subtract(outstanding, balance);
    const printed = ['362.71', '33644.67', '35871.46', '2226.79', '33644.67'];
    const ours = [profit, balance, outstanding, deferred, subtract(outstanding, deferred)];
    for (const [index, value] of ours.entries()) expectWithin(divide(value, quotient(100n)), printed[index] ?? '', '0.01');
  });

  test('published wrong: 36 × 2,989.29 is 107,614.44; the last instalment makes it the price', () => {
    expect(rupees(paisa(rs('2989.29') * 36n))).toEqual(['107614.44']);
    const { totals } = quoted(
      murabahaOf('100000', { profit: lumpSum('17614.36'), hamishJiddiyyah: rs('10000'), tenorMonths: 36 }),
    );
    expect(rupees(totals.price, totals.firstPayment, totals.lastPayment)).toEqual(['117614.36', '2989.29', '2989.21']);
  });
});

describe('M07: a ceiling price of 10.6 %, an effective rate of 4.4 %, 240 months', () => {
  const amount = rs('200000');
  const effective = parseRational('0.044/12');
  const instalment = quotient(rs('1255.00'));
  const price = formulaPrice(formulaInstalment(amount, parseRational('0.106/12'), 240), 240, paisa(0n));
  // capital, profit, price outstanding, cost outstanding, deferred profit
  const printed = [
    ['521.67', '733.33', '481195.94', '199478.33', '281717.61'],
    ['523.58', '731.42', '479940.94', '198954.75', '280986.19'],
    ['525.50', '729.50', '478685.94', '198429.25', '280256.69'],
    ['527.43', '727.57', '477430.94', '197901.83', '279529.11'],
    ['529.36', '725.64', '476175.94', '197372.47', '278803.47'],
    ['531.30', '723.70', '474920.94', '196841.17', '278079.77'],
    ['533.25', '721.75', '473665.94', '196307.92', '277358.02'],
    ['535.20', '719.80', '472410.94', '195772.71', '276638.23'],
    ['537.17', '717.83', '471155.94', '195235.55', '275920.39'],
    ['539.14', '715.86', '469900.94', '194696.41', '275204.53'],
    ['541.11', '713.89', '468645.94', '194155.30', '274490.64'],
    ['543.10', '711.90', '467390.94', '193612.20', '273778.74'],
  ];

  test('the price', () => {
    expect(rupees(price, paisa(price - amount))).toEqual(['482450.94', '282450.94']);
  });

  test.each(printed.map((row, index) => [index + 1, row] as const))('month %i within 0.01', (month, row) => {
    const { profit, capital, balance } = formulaRow(amount, effective, instalment, month);
    const outstanding = paisa(price - rs('1255.00') * BigInt(month));
    const deferred = subtract(quotient(outstanding), balance);
    const ours = [capital, profit, quotient(outstanding), balance, deferred].map((value) => roundToPaisa(value, 'HALF_UP'));
    for (const [column, value] of ours.entries()) expect(distance(value, rs(row[column] ?? ''))).toBeLessThanOrEqual(1n);
  });

  test('published wrong: month 4 shows 197,901.83; its own cells give 197,901.82', () => {
    expect(rupees(paisa(rs('198429.25') - rs('527.43')))).toEqual(['197901.82']);
    const factors = Array<Rational>(4).fill(effective);
    expect(rupees(rowsFromInstalment(amount, factors, rs('1255.00'), null, 'HALF_UP')[3]?.close ?? amount)).toEqual([
      '197901.82',
    ]);
  });
});

test('M13: seventeen years, the first two of grace at their own rate', () => {
  const amount = rs('1000000');
  const instalment = formulaInstalment(amount, parseRational('0.10/12'), 180);
  const grace = multiply(quotient(amount), parseRational('0.05/12'));
  const graceTotal = roundToPaisa(multiply(grace, quotient(24n)), 'HALF_UP');
  expect(rounded(instalment, grace)).toEqual(['10746.05', '4166.67']);
  expect(rupees(graceTotal)).toEqual(['100000.00']);
  expect(rupees(formulaPrice(instalment, 180, graceTotal))).toEqual(['2034289.21']);
  expect(rounded(formulaBalance(amount, parseRational('0.10/12'), instalment, 180))).toEqual(['0.00']);
});

function distance(a: Paisa, b: Paisa): bigint {
  return a > b ? a - b : b - a;
}
