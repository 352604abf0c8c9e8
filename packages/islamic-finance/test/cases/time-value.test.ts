/** Sources: numpy-financial, tests/test_financial.py at f47e8af (K01–K08, K18–K21), figures only. */
import { describe, expect, test } from 'vitest';
import { fv, ipmt, nper, npv, parseRational, pmt, ppmt, pv, quotient, rateOf, zero } from '../../src/kernel/index.ts';
import { expectRate, expectWithin } from '../support/numbers.ts';

const amount = parseRational;

test('K01: PMT monthly', () => {
  expectWithin(pmt(amount('0.08/12'), 60, amount('15000')), '304.1459143262052370338701494', '0.0000000001');
});

test('K02: PMT at a rate of 0', () => {
  expectWithin(pmt(zero, 60, amount('15000')), '250', '0');
});

test('K04: PMT at 80 % a period', () => {
  expectWithin(pmt(amount('0.8'), 3, amount('20000')), '19311.25827814569536423841060', '0.0000000001');
});

test('K05: PV of an annuity', () => {
  expectWithin(pv(amount('0.07'), 20, amount('12000')), '-127128.1709461939327295222005', '0.00000001');
});

test('K06: RATE', () => {
  expectRate(rateOf(10, 0, -3500, 10_000).rate, 0.110_690_853_714_268_93, 1e-10);
});

test('K07: RATE without a solution is null with a reason, not 0 and not a throw', () => {
  expect(rateOf(12, 400, 10_000, 5000)).toEqual({ rate: null, reason: 'NO_RATE_EXISTS', warnings: [], all: [] });
});

test('K08: NPV', () => {
  const flows = [-15_000n, 1500n, 2500n, 3500n, 4500n, 6000n].map((flow) => quotient(flow));
  expectWithin(npv(amount('0.05'), flows), '122.89', '0.01');
});

describe('K18: IPMT and PPMT of the first four periods', () => {
  test.each([
    [1, '16.66666667', '75.62318601'],
    [2, '16.03647345', '76.25337923'],
    [3, '15.40102862', '76.88882405'],
    [4, '14.76028842', '77.52956425'],
  ])('period %i', (period, profit, capital) => {
    expectWithin(ipmt(amount('0.1/12'), period, 24, amount('2000')), profit, '0.00000001');
    expectWithin(ppmt(amount('0.1/12'), period, 24, amount('2000')), capital, '0.00000001');
  });
});

test('K19: PPMT of payments in advance', () => {
  expectWithin(ppmt(amount('0.1/12'), 1, 60, amount('55000'), 'begin'), '1158.929712', '0.000001');
  expectWithin(ppmt(amount('0.1/12'), 1, 60, amount('55000'), 'end'), '710.254126', '0.000001');
});

test('K20: NPER', () => {
  const periods = (rate: string, when: 'end' | 'begin' = 'end') =>
    nper(amount(rate), amount('-2000'), zero, amount('100000'), when) ?? zero;
  expectWithin(periods('0.075'), '21.544944', '0.0001');
  expectWithin(periods('0.075', 'begin'), '20.76156441', '0.0001');
  expectWithin(periods('0'), '50', '0');
});

test('K21: FV', () => {
  expectWithin(fv(amount('0.075'), 20, amount('-2000')), '86609.362673042924', '0.00001');
  expectWithin(fv(amount('0.075'), 20, amount('-2000'), zero, 'begin'), '93105.064874', '0.00001');
});
