/** Source of F02–F12: Apache Fineract (Apache-2.0), EMICalculation.feature at 4e8fc2c and ProgressiveEMICalculatorTest at 048cf93. */
import { addMonths, daysBetween, isoDate, paisa } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import {
  type CoreRow,
  type DatedDayCount,
  levelSchedule,
  multiply,
  parseRational,
  yearFraction,
} from '../../src/kernel/index.ts';
import { monthlyPeriods } from '../../src/schedule/periods.ts';
import type { DayCount, RoundingMode } from '../../src/types.ts';
import { expectWithin, rs, rupees } from '../support/numbers.ts';

interface Plan {
  readonly principal: string;
  readonly rate: string;
  readonly n: number;
  readonly start: string;
  readonly dayCount: DayCount;
  readonly everyMonths?: number;
  readonly iterate?: boolean;
}

const modes: readonly RoundingMode[] = ['HALF_UP', 'HALF_EVEN'];

function scheduleOf(plan: Plan, rounding: RoundingMode) {
  const { principal, rate, n, dayCount, everyMonths = 1, iterate = false } = plan;
  const start = isoDate(plan.start);
  const periods = monthlyPeriods(start, addMonths(start, everyMonths), n, everyMonths, dayCount);
  const yearly = parseRational(rate);
  const schedule = levelSchedule({
    amount: rs(principal),
    fractions: periods.map(({ fraction }) => fraction),
    rates: periods.map(() => yearly),
    residual: paisa(0n),
    rounding,
    instalmentRounding: rounding,
    iterate,
  });
  if (!schedule) expect.fail('no schedule');
  return { ...schedule, periods };
}

/** Capital, profit, payment, balance of each row. */
const table = (rows: readonly CoreRow[]) =>
  rows.map((row) => rupees(row.capital, row.profit, row.payment, row.close).join(' '));

const f02: Plan = { principal: '10000', rate: '0.094822', n: 6, start: '2023-12-12', dayCount: 'act/act' };
const f03: Plan = { principal: '331.77', rate: '0.1065', n: 5, start: '2023-12-12', dayCount: 'act/act', iterate: true };
const f04: Plan = { principal: '100', rate: '0.12', n: 6, start: '2024-01-01', dayCount: '30/360' };
const f05: Plan = { principal: '100', rate: '0.094822', n: 6, start: '2024-01-01', dayCount: '30/360' };
const f06: Plan = { principal: '75', rate: '0.123', n: 5, start: '2024-01-01', dayCount: '30/360', iterate: true };
const f07: Plan = { principal: '100', rate: '0.12', n: 3, start: '2024-01-01', dayCount: '30/360', everyMonths: 2 };
const f10: Plan = { principal: '100', rate: '0.15678', n: 6, start: '2024-01-01', dayCount: 'act/365F' };
const f11: Plan = { principal: '100', rate: '0.07', n: 12, start: '2024-01-01', dayCount: '30/360' };

const tables: readonly (readonly [string, Plan, string, readonly string[]])[] = [
  [
    'F02: 10,000 at 9.4822 %, actual/actual',
    f02,
    '1713.12',
    [
      '1632.67 80.45 1713.12 8367.33',
      '1645.92 67.20 1713.12 6721.41',
      '1662.62 50.50 1713.12 5058.79',
      '1672.49 40.63 1713.12 3386.30',
      '1686.80 26.32 1713.12 1699.50',
      '1699.50 13.65 1713.15 0.00',
    ],
  ],
  [
    'F03: 331.77 at 10.65 %, the instalment iterated',
    f03,
    '68.14',
    [
      '65.14 3.00 68.14 266.63',
      '65.73 2.41 68.14 200.90',
      '66.44 1.70 68.14 134.46',
      '66.93 1.21 68.14 67.53',
      '67.53 0.59 68.12 0.00',
    ],
  ],
  [
    'F04: 100 at 12 %, 30/360',
    f04,
    '17.25',
    [
      '16.25 1.00 17.25 83.75',
      '16.41 0.84 17.25 67.34',
      '16.58 0.67 17.25 50.76',
      '16.74 0.51 17.25 34.02',
      '16.91 0.34 17.25 17.11',
      '17.11 0.17 17.28 0.00',
    ],
  ],
  [
    'F05: 100 at 9.4822 %, without residue',
    f05,
    '17.13',
    [
      '16.34 0.79 17.13 83.66',
      '16.47 0.66 17.13 67.19',
      '16.60 0.53 17.13 50.59',
      '16.73 0.40 17.13 33.86',
      '16.86 0.27 17.13 17.00',
      '17.00 0.13 17.13 0.00',
    ],
  ],
  [
    'F06: 75 at 12.3 %, the instalment iterated',
    f06,
    '15.47',
    [
      '14.70 0.77 15.47 60.30',
      '14.85 0.62 15.47 45.45',
      '15.00 0.47 15.47 30.45',
      '15.16 0.31 15.47 15.29',
      '15.29 0.16 15.45 0.00',
    ],
  ],
  [
    'F07: 100 at 12 %, every two months',
    f07,
    '34.68',
    ['32.68 2.00 34.68 67.32', '33.33 1.35 34.68 33.99', '33.99 0.68 34.67 0.00'],
  ],
  [
    'F10: 100 at 15.678 %, actual/365',
    f10,
    '17.43',
    [
      '16.10 1.33 17.43 83.90',
      '16.38 1.05 17.43 67.52',
      '16.53 0.90 17.43 50.99',
      '16.77 0.66 17.43 34.22',
      '16.97 0.46 17.43 17.25',
      '17.25 0.22 17.47 0.00',
    ],
  ],
];

describe.each(modes)('under %s', (mode) => {
  test.each(tables)('%s', (_, plan, instalment, rows) => {
    const schedule = scheduleOf(plan, mode);
    expect(rupees(schedule.instalment)).toEqual([instalment]);
    expect(table(schedule.rows)).toEqual(rows);
  });

  test('F11: 100 at 7 %, twelve months of 2024 are 366 days', () => {
    const { instalment, periods } = scheduleOf(f11, mode);
    expect(rupees(instalment)).toEqual(['8.65']);
    expect(daysBetween(isoDate('2024-01-01'), periods.at(-1)?.due ?? isoDate('2024-01-01'))).toBe(366);
  });
});

describe('the iterated instalment', () => {
  test.each([
    ['F02', f02],
    ['F04', f04],
    ['F07', f07],
    ['F10', f10],
  ])('leaves %s as it is', (_, plan) => {
    expect(scheduleOf({ ...plan, iterate: true }, 'HALF_UP').rows).toEqual(scheduleOf(plan, 'HALF_UP').rows);
  });

  test.each([
    ['F03', f03, '68.13'],
    ['F06', f06, '15.46'],
  ])('%s without it is another table', (_, plan, instalment) => {
    const plain = scheduleOf({ ...plan, iterate: false }, 'HALF_UP');
    expect(rupees(plain.instalment)).toEqual([instalment]);
    expect(plain.iterations).toBe(0);
    expect(scheduleOf(plan, 'HALF_UP').iterations).toBeGreaterThan(0);
  });
});

test('F02 by ISDA would be 80.46 and 1,713.13', () => {
  const start = isoDate('2023-12-12');
  const yearly = parseRational(f02.rate);
  const due = [1, 2, 3, 4, 5, 6].map((month) => addMonths(start, month));
  const convention: DatedDayCount = 'act/act ISDA';
  const fractions = due.map((date, index) => yearFraction(convention, due[index - 1] ?? start, date));
  const rates = due.map(() => yearly);
  const common = { residual: paisa(0n), rounding: 'HALF_UP', instalmentRounding: 'HALF_UP', iterate: false } as const;
  const schedule = levelSchedule({ amount: rs(f02.principal), fractions, rates, ...common });
  expect(schedule && rupees(schedule.rows[0]?.profit ?? paisa(0n), schedule.instalment)).toEqual(['80.46', '1713.13']);
});

test('F10: the factors to twelve digits', () => {
  const { periods } = scheduleOf(f10, 'HALF_UP');
  const expected = ['0.013315561644', '0.012456493151', '0.013315561644', '0.012886027397', '0.013315561644', '0.012886027397'];
  for (const [index, { fraction }] of periods.entries()) {
    expectWithin(multiply(parseRational(f10.rate), fraction), expected[index] ?? '', '0.000000000001');
  }
});

test('F12: a second drawdown on a due date re-spreads the instalment', () => {
  const start = isoDate('2024-01-01');
  const periods = monthlyPeriods(start, addMonths(start, 1), 6, 1, '30/360');
  const schedule = levelSchedule({
    amount: rs('100'),
    fractions: periods.map(({ fraction }) => fraction),
    rates: periods.map(() => parseRational('0.094822')),
    residual: paisa(0n),
    drawdowns: new Map([[2, rs('100')]]),
    rounding: 'HALF_UP',
    instalmentRounding: 'HALF_UP',
    iterate: false,
  });
  const rows = schedule?.rows ?? [];
  expect(rupees(...(schedule?.instalments ?? []))).toEqual(['17.13', '17.13', '42.63', '42.63', '42.63', '42.63']);
  expect(rupees(paisa((rows[1]?.close ?? 0n) + rs('100')))).toEqual(['167.19']);
  expect(table(rows)[2]).toBe('41.31 1.32 42.63 125.88');
  expect(rows.at(-1)?.close).toBe(0n);
});
