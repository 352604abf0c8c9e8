/**
 * Diminishing musharakah. D01: homeworklib 1924913; D03: Meera & Razak, J.KAU Islamic Economics 22(1) 2009 (figures recomputed);
 * D05, D06, G01, G02: formula; D07: RaidOuahioune/isdbi-agent at 7706a75 (FAS 32); D08, D09: terms of SBP SH&SFD Circular 3/2025.
 */
import { paisa, rate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { buyExtraUnits, unitGain } from '../../src/after-sale/index.ts';
import {
  clamp,
  divide,
  levelSchedule,
  multiply,
  parseRational,
  quotient,
  roundToPaisa,
  rowsFromCapital,
  weightedParts,
} from '../../src/kernel/index.ts';
import { sampleDiminishingMusharakah } from '../../src/testing.ts';
import type { DiminishingMusharakahInputs } from '../../src/types.ts';
import { expectRate, rs, rupees } from '../support/numbers.ts';
import { quoted } from '../support/results.ts';

/** A bank share and nothing of the customer's, so that price = bank share. */
function shareOf(
  bankShare: string,
  annualRate: string,
  tenorMonths: number,
  change: Partial<DiminishingMusharakahInputs> = {},
) {
  const rent = { basis: 'fixed', annualRate: rate(annualRate) } as const;
  return sampleDiminishingMusharakah({ price: rs(bankShare), customerShare: paisa(0n), rent, tenorMonths, ...change });
}

const month = quotient(1n, 12n);

describe('D01: a house of 2.0 million, the bank four fifths, 120 units at 12 %', () => {
  const quote = quoted(shareOf('1600000', '0.12', 120, { price: rs('2000000'), customerShare: rs('400000') }));
  const row = (number: number) => {
    const { profit, payment } = quote.schedule[number - 1] ?? expect.fail(`no row ${number}`);
    return rupees(profit, payment);
  };
  // row, rent and payment exact, rent and payment as the source truncates them
  const rows = [
    [1, '16000.00', '29333.33', '16000', '29333.33'],
    [2, '15866.67', '29200.00', '15866.66', '29199.99'],
    [3, '15733.33', '29066.66', '15733.33', '29066.66'],
    [4, '15600.00', '28933.33', '15600', '28933.33'],
    [5, '15466.67', '28800.00', '15466.66', '28799.99'],
    [116, '666.67', '14000.00', '666.66', '13999.99'],
    [117, '533.34', '13866.67', '533.33', '13866.66'],
    [118, '400.00', '13733.33', '399.99', '13733.32'],
    [119, '266.67', '13600.00', '266.66', '13599.99'],
    [120, '133.34', '13467.07', '133.33', '13466.66'],
  ] as const;

  test.each(rows)('month %i', (number, rent, payment) => {
    expect(row(number)).toEqual([rent, payment]);
  });

  test.each(rows.slice(0, -1))(
    'month %i is within 0.01 of the source',
    (number, rent, payment, printedRent, printedPayment) => {
      expect([rs(rent) - rs(printedRent) <= 1n, rs(payment) - rs(printedPayment) <= 1n]).toEqual([true, true]);
      expect(row(number)).toEqual([rent, payment]);
    },
  );

  test('the last unit takes the residue, which the source leaves out', () => {
    expect(rupees(quote.basis.unit ?? paisa(0n), quote.schedule[119]?.capital ?? paisa(0n))).toEqual(['13333.33', '13333.73']);
    expect(rupees(quote.totals.profit)).toEqual(['968000.24']);
    expect(rs('13466.66')).not.toBe(quote.totals.lastPayment);
  });

  test('published wrong: the source truncates 15,866.67 to 15,866.66', () => {
    expect(row(2)[0]).not.toBe('15866.66');
  });

  test('published wrong: "rent per unit Rs 1600"; the first month has 133.33 a unit', () => {
    const perUnit = divide(quotient(quote.schedule[0]?.profit ?? 0n), quotient(120n));
    expect(rupees(roundToPaisa(perUnit, 'HALF_UP'))).toEqual(['133.33']);
  });

  test('published wrong: rent on the original share all along, 1.6 million × 12 % × 10 years', () => {
    const undiminished = roundToPaisa(multiply(quotient(rs('1600000')), parseRational('1.2')), 'HALF_UP');
    expect(rupees(undiminished)).toEqual(['1920000.00']);
    expect(quote.totals.profit).toBeLessThan(undiminished);
  });
});

test('D03: level payments are the annuity with the rent rate', () => {
  const { schedule, totals } = quoted(shareOf('1600000', '0.12', 120, { plan: 'level' }));
  const [first, last] = [schedule[0] ?? expect.fail(), schedule[119] ?? expect.fail()];
  expect(rupees(totals.firstPayment, first.profit, first.capital)).toEqual(['22955.35', '16000.00', '6955.35']);
  expect(rupees(last.profit, last.capital, last.payment, last.close)).toEqual(['227.29', '22728.57', '22955.86', '0.00']);
  expect(rupees(totals.profit)).toEqual(['1154642.51']);
});

describe('D05: constant units, the rate reset yearly between 10 % and 25 %', () => {
  const yearly = ['0.15', '0.18', '0.28', '0.09'].map(parseRational);
  const rates = Array.from({ length: 240 }, (_, index) =>
    clamp(yearly[Math.min(Math.floor(index / 12), 3)] ?? month, parseRational('0.10'), parseRational('0.25')),
  );
  const units = weightedParts(rs('4000000'), Array<bigint>(240).fill(1n), 'HALF_UP') ?? expect.fail();
  const rows = rowsFromCapital(
    rs('4000000'),
    units.parts,
    rates.map((value) => multiply(value, month)),
    'HALF_UP',
  );

  test.each([
    [1, '50000.00', '16666.67', '66666.67', '3983333.33'],
    [12, '47708.33', '16666.67', '64375.00', '3799999.96'],
    [13, '57000.00', '16666.67', '73666.67', '3783333.29'],
    [25, '75000.00', '16666.67', '91666.67', '3583333.25'],
    [37, '28333.33', '16666.67', '45000.00', '3383333.21'],
    [240, '138.88', '16665.87', '16804.75', '0.00'],
  ])('month %i', (number, ...expected) => {
    const { profit, capital, payment, close } = rows[number - 1] ?? expect.fail();
    expect(rupees(profit, capital, payment, close)).toEqual(expected);
  });

  test('the whole rent', () => {
    expect(rupees(paisa(rows.reduce((sum, { profit }) => sum + profit, 0n)))).toEqual(['5034999.20']);
  });
});

describe('D06: thirty more units of D01 after month 24', () => {
  const { schedule, basis } = quoted(shareOf('1600000', '0.12', 120));
  const made =
    buyExtraUnits({
      balance: schedule[23]?.close ?? expect.fail(),
      unit: basis.unit ?? expect.fail(),
      remaining: 96,
      bought: 30,
      factor: multiply(parseRational('0.12'), month),
      rounding: 'HALF_UP',
    }) ?? expect.fail();

  test('rent falls from the next month', () => {
    expect(rupees(made.balanceBefore, made.balanceAfter)).toEqual(['1280000.08', '880000.18']);
    expect(rupees(made.nextRentBefore, made.nextRentAfter)).toEqual(['12800.00', '8800.00']);
  });

  test('as many units a month: 66 remain, 90 months in all', () => {
    expect([made.shorter.length, 24 + made.shorter.length]).toEqual([66, 90]);
    expect(made.shorter.at(-1)?.close).toBe(0n);
  });

  test('the same end: 9,166.67 a month', () => {
    expect(made.sameEnd).toHaveLength(96);
    expect(rupees(made.sameEnd[0]?.capital ?? paisa(0n), made.sameEnd.at(-1)?.close ?? paisa(1n))).toEqual(['9166.67', '0.00']);
  });

  test('more units than remain cannot be bought', () => {
    const factor = multiply(parseRational('0.12'), month);
    expect(
      buyExtraUnits({ balance: rs('100'), unit: rs('10'), remaining: 10, bought: 10, factor, rounding: 'HALF_UP' }),
    ).toBeNull();
  });
});

test('D07: a unit sold above its carrying value', () => {
  expect(rupees(unitGain({ carrying: rs('50000'), price: rs('55000') }))).toEqual(['5000.00']);
});

describe('D08: level payments of a housing scheme in two tiers', () => {
  test.each([
    ['2000000', '0.05', '13199.11'],
    ['3500000', '0.08', '29275.40'],
  ])('%s at %s', (amount, annualRate, payment) => {
    expect(rupees(quoted(shareOf(amount, annualRate, 240, { plan: 'level' })).totals.firstPayment)).toEqual([payment]);
  });

  test('90:10 of the price leaves 222,222.22 to the customer', () => {
    const ratio = parseRational('0.90');
    const price = divide(quotient(rs('2000000')), ratio);
    const equity = roundToPaisa({ num: price.num - rs('2000000') * price.den, den: price.den }, 'HALF_UP');
    expect(rupees(equity)).toEqual(['222222.22']);
  });
});

test('D09: when the subsidy ends after ten years, the payment rises', () => {
  const rates = Array.from({ length: 240 }, (_, index) => parseRational(index < 120 ? '0.05' : '0.14'));
  const plan = {
    amount: rs('2000000'),
    fractions: rates.map(() => month),
    rates,
    residual: paisa(0n),
    iterate: false,
  } as const;
  const { rows, instalments } = levelSchedule({ ...plan, rounding: 'HALF_UP', instalmentRounding: 'HALF_UP' }) ?? expect.fail();
  expect(rupees(rows[119]?.close ?? paisa(0n))).toEqual(['1244431.08']);
  expect(rupees(instalments[119] ?? paisa(0n), instalments[120] ?? paisa(0n))).toEqual(['13199.11', '19321.84']);
  expect(rows.at(-1)?.close).toBe(0n);
});

test('G01: three months of rent alone, then 117 level payments', () => {
  const { schedule, totals } = quoted(shareOf('3000000', '0.15', 120, { plan: 'level', graceMonths: 3 }));
  expect(rupees(schedule[0]?.payment ?? paisa(0n), totals.firstPayment, totals.lastPayment)).toEqual([
    '37500.00',
    '48940.66',
    '48940.71',
  ]);
  expect(schedule.slice(0, 4).map(({ kind }) => kind)).toEqual(['grace', 'grace', 'grace', 'regular']);
  expect(rupees(totals.profit)).toEqual(['2838557.27']);
});

test('G02: no rent until possession after twelve months; the wait lowers the true rate, and is said', () => {
  const { schedule, totals, epr, warnings } = quoted(shareOf('3000000', '0.15', 120, { plan: 'level', rentFreeMonths: 12 }));
  expect(rupees(totals.firstPayment)).toEqual(['50773.01']);
  expect(schedule.filter(({ kind, payment }) => kind === 'rent-free' && payment === 0n)).toHaveLength(12);
  expectRate(epr.nominal, 0.117_684_64, 1e-6);
  expect(warnings.map(({ key }) => key)).toContain('warning.rent-free-lowers-return');
});
