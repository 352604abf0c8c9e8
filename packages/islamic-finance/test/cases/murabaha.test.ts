/**
 * Murabaha. M01–M04: "Murabaha Exercise & Calculation" (Ahmed Ali, Pakistan; M04 is blank there); M11: solutioninn 7924113 Ex. 2;
 * M12: tutorial, scribd 499823793 Q5 (answer recomputed); M16, M17, G03, G04: formula.
 */
import { isoDate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { costInPaisa, defaultConventions } from '../../src/index.ts';
import { level, murabahaOf, ofCost } from '../support/inputs.ts';
import { rs, rupees } from '../support/numbers.ts';
import { quoted } from '../support/results.ts';

const payments = (...[inputs]: Parameters<typeof quoted>) => rupees(...quoted(inputs).schedule.map(({ payment }) => payment));

test('M01: bullet, 100 million at 16 % for a year', () => {
  const { totals } = quoted(murabahaOf('100000000', { profit: level('0.16'), plan: 'bullet', tenorMonths: 12 }));
  expect(rupees(totals.profit, totals.price)).toEqual(['16000000.00', '116000000.00']);
});

test('M02: profit each quarter, then the capital', () => {
  const inputs = murabahaOf('100000000', {
    profit: level('0.16'),
    plan: 'profit-then-capital',
    tenorMonths: 12,
    everyMonths: 3,
  });
  const { totals } = quoted(inputs);
  expect(rupees(totals.profit, totals.price)).toEqual(['16000000.00', '116000000.00']);
  expect(payments(inputs)).toEqual(['4000000.00', '4000000.00', '4000000.00', '104000000.00']);
});

test('M03: four equal quarterly instalments; the source prints 27.55 and 110.2 million', () => {
  const inputs = murabahaOf('100000000', { profit: level('0.16'), tenorMonths: 12, everyMonths: 3 });
  const { totals } = quoted(inputs);
  expect(payments(inputs)).toEqual(['27549004.54', '27549004.54', '27549004.54', '27549004.53']);
  expect(rupees(totals.price, totals.profit)).toEqual(['110196018.15', '10196018.15']);
  expect(Math.abs(Number(totals.firstPayment) / 1e8 - 27.55)).toBeLessThan(0.005);
  expect(Math.abs(Number(totals.price) / 1e8 - 110.2)).toBeLessThan(0.005);
});

describe('M04: bullet of six months by two day counts', () => {
  test.each([
    ['30/360', '1800000.00', '41800000.00'],
    ['act/365F', '1785205.48', '41785205.48'],
  ] as const)('%s', (dayCount, profit, price) => {
    const conventions = { ...defaultConventions, dayCount };
    const { totals, schedule } = quoted(
      murabahaOf('40000000', { profit: level('0.09'), plan: 'bullet', tenorMonths: 6, conventions }),
    );
    expect(rupees(totals.profit, totals.price)).toEqual([profit, price]);
    expect(schedule[0]).toMatchObject({ due: '2026-07-01', days: 181 });
  });
});

test('M11: cost at the exchange rate of the day of purchase; the rate of the day of sale has no place to go', () => {
  const cost = costInPaisa(['48000', '960', '500', '480'], '25');
  expect(rupees(cost)).toEqual(['1248500.00']);
  const inputs = murabahaOf('1248500.00', { profit: ofCost('0.12'), tenorMonths: 2 });
  expect(rupees(quoted(inputs).totals.cost, quoted(inputs).totals.price)).toEqual(['1248500.00', '1398320.00']);
  expect(payments(inputs)).toEqual(['699160.00', '699160.00']);
});

test('M12: bullet at eight months', () => {
  const { totals } = quoted(murabahaOf('60000', { profit: level('0.08'), plan: 'bullet', tenorMonths: 8 }));
  expect(rupees(totals.profit, totals.price)).toEqual(['3200.00', '63200.00']);
});

test('M16: one instalment after one month', () => {
  const inputs = murabahaOf('250000', { profit: level('0.24'), tenorMonths: 1 });
  expect(payments(inputs)).toEqual(['255000.00']);
  expect(rupees(quoted(inputs).totals.profit)).toEqual(['5000.00']);
});

test('M17: seven instalments, the last takes the residue of 0.03', () => {
  const { totals, basis } = quoted(murabahaOf('100000', { profit: level('0.20'), tenorMonths: 7 }));
  expect(rupees(totals.firstPayment, totals.lastPayment, totals.price)).toEqual(['15253.83', '15253.86', '106776.84']);
  expect([basis.residue, basis.residueRow]).toEqual([3n, 7]);
});

test('G03: a balloon of one fifth stays open until its own row', () => {
  const { schedule, totals } = quoted(murabahaOf('3000000', { profit: level('0.15'), balloon: rs('600000') }));
  expect(schedule).toHaveLength(61);
  const [last, balloon] = schedule.slice(-2);
  expect(rupees(totals.firstPayment, last?.payment ?? rs('0'), last?.close ?? rs('0'))).toEqual([
    '64595.83',
    '64595.99',
    '600000.00',
  ]);
  expect(balloon).toMatchObject({ kind: 'balloon', payment: 60_000_000n, profit: 0n, close: 0n, due: last?.due });
});

test('G04: two harvests, the price fixed at signing, actual/365 on the declining amount', () => {
  const inputs = murabahaOf(
    '500000',
    {
      profit: level('0.18'),
      plan: 'by-date',
      capitalByDate: [
        { due: isoDate('2027-05-15'), capital: rs('250000') },
        { due: isoDate('2027-11-15'), capital: rs('250000') },
      ],
      conventions: { ...defaultConventions, dayCount: 'act/365F' },
    },
    isoDate('2026-11-15'),
  );
  const { schedule, totals, epr } = quoted(inputs);
  expect(schedule.map(({ days }) => days)).toEqual([181, 184]);
  expect(rupees(...schedule.map(({ profit }) => profit))).toEqual(['44630.14', '22684.93']);
  expect(payments(inputs)).toEqual(['294630.14', '272684.93']);
  expect(rupees(totals.price)).toEqual(['567315.07']);
  expect(epr.periodic).toBeNull();
  expect(epr.effective).toBe(epr.xirr);
});
