/** After signing. Rules: AAOIFI SS8 2/5/4, 2/5/5, 4/2, 5/6–5/9, SS3 2/1, SS47 11; figures recomputed from the formulas. */
import { isoDate, paisa, rate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import {
  lateDonation,
  musawamahView,
  outstandingAfter,
  priceAfterDiscount,
  reschedule,
  settleEarly,
  settleHamish,
} from '../../src/after-sale/index.ts';
import { level, lumpSum, murabahaOf } from '../support/inputs.ts';
import { rs, rupees } from '../support/numbers.ts';
import { quoted } from '../support/results.ts';

describe('M19: hamish jiddiyyah when the promise is broken', () => {
  test.each([
    ['960000', '40000.00', '40000.00', '60000.00', '0.00'],
    ['870000', '130000.00', '100000.00', '0.00', '30000.00'],
    ['1010000', '0.00', '0.00', '100000.00', '0.00'],
  ])('resold for %s', (resale, ...expected) => {
    const made = settleHamish({ cost: rs('1000000'), hamish: rs('100000'), resale: rs(resale) });
    expect(rupees(made.actualLoss, made.deducted, made.refund, made.furtherClaim)).toEqual(expected);
  });
});

test('M20: hamish jiddiyyah set against the price', () => {
  const inputs = murabahaOf('1000000', { profit: lumpSum('150000'), hamishJiddiyyah: rs('200000'), tenorMonths: 12 });
  const { totals } = quoted(inputs);
  expect(rupees(totals.price, totals.payments, totals.firstPayment, totals.lastPayment)).toEqual([
    '1150000.00',
    '950000.00',
    '79166.67',
    '79166.63',
  ]);
});

test('M21: a late amount goes to charity; no income, the debt as before', () => {
  const { charity, bankIncome, customerDebt } = lateDonation({
    overdue: rs('79166.67'),
    annualRate: rate('0.20'),
    daysLate: 25,
  });
  expect(rupees(charity, bankIncome, customerDebt)).toEqual(['1084.47', '0.00', '79166.67']);
});

test('M22: early settlement after six of twelve: three ways to count, two numbers to pay', () => {
  const { schedule } = quoted(murabahaOf('1200000', { profit: level('0.18'), tenorMonths: 12 }));
  const position = settleEarly(schedule, 6);
  expect(rupees(position.priceOutstanding)).toEqual(['660095.97']);
  const { amortised, straightLine, ruleOf78 } = position.unearned;
  expect(rupees(amortised, straightLine, ruleOf78)).toEqual(['33314.26', '60095.96', '32359.36']);
  expect(rupees(position.withFullRebate, position.withoutRebate)).toEqual(['626781.71', '660095.97']);
  expect(position.withFullRebate).toBe(position.costOutstanding);
  expect(() => settleEarly(schedule, 13)).toThrow(RangeError);
});

describe('M23: musawamah', () => {
  const quote = quoted(murabahaOf('1000000', { profit: lumpSum('300000'), tenorMonths: 12 }));
  const view = musawamahView(quote);

  test('the same cash flows', () => {
    const payments = view.rows.map(({ payment }) => payment);
    expect(rupees(view.price, payments[0] ?? paisa(0n), payments[11] ?? paisa(0n))).toEqual([
      '1300000.00',
      '108333.33',
      '108333.37',
    ]);
  });

  test('without cost, profit or anything that gives them away', () => {
    const json = JSON.stringify(view, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
    expect(json).not.toMatch(/cost|profit|capital|open|close|epr|rate|share/i);
    const hidden = [
      quote.totals.cost,
      quote.totals.profit,
      ...quote.schedule.flatMap(({ profit, capital, open }) => [profit, capital, open]),
    ];
    for (const amount of hidden) expect(json).not.toContain(`"${amount}"`);
  });
});

describe('M25: more time', () => {
  test('for an extra amount is refused', () => {
    const made = reschedule({ outstanding: rs('500000'), instalments: 6, extra: rs('25000') });
    expect(made.ok ? [] : made.refusals.map(({ code, ruleIds }) => [code, ruleIds[0]])).toEqual([
      ['EXTRA_FOR_TIME', 'SS8-5/7'],
    ]);
  });

  test('for nothing is valid, and the debt stays the same', () => {
    const made = reschedule({ outstanding: rs('500000'), instalments: 6, extra: rs('0') });
    expect(made.ok ? made.instalments.reduce((sum, part) => sum + part, 0n) : 0n).toBe(rs('500000'));
  });
});

test('X03: one receipt early, one late, one short: the price is what it was', () => {
  const receipts = [
    { date: isoDate('2026-01-25'), amount: rs('100000') },
    { date: isoDate('2026-03-20'), amount: rs('100000') },
    { date: isoDate('2026-03-31'), amount: rs('60000') },
  ];
  expect(rupees(outstandingAfter(rs('300000'), receipts))).toEqual(['40000.00']);
  const paid = receipts.reduce((sum, { amount }) => sum + amount, 0n);
  expect(outstandingAfter(rs('300000'), receipts) + paid - rs('300000')).toBe(0n);
});

test('SS8 4/5: a discount of the supplier after the sale lowers the price in proportion', () => {
  expect(rupees(priceAfterDiscount({ price: rs('1150000'), cost: rs('1000000'), discount: rs('50000') }))).toEqual([
    '1092500.00',
  ]);
});
