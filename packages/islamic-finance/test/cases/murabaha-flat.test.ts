/** Flat profit. M08: eMicro's table (m.emicro.my/MyRate.html); M09: Bank Islam, forum.lowyat.net 2001149. */
import { describe, expect, test } from 'vitest';
import { flat, murabahaOf } from '../support/inputs.ts';
import { rupees } from '../support/numbers.ts';
import { quoted } from '../support/results.ts';

describe('M08: 1.5 % flat a month', () => {
  test.each([
    [500, 3, '174.17'],
    [500, 6, '90.83'],
    [1000, 3, '348.33'],
    [1000, 6, '181.67'],
    [1000, 12, '98.33'],
    [2000, 6, '363.33'],
    [2000, 12, '196.67'],
    [2000, 18, '141.11'],
    [3000, 6, '545.00'],
    [3000, 12, '295.00'],
    [3000, 18, '211.67'],
    [3000, 24, '170.00'],
    [4000, 12, '393.33'],
    [4000, 18, '282.22'],
    [4000, 24, '226.67'],
    [5000, 12, '491.67'],
    [5000, 18, '352.78'],
    [5000, 24, '283.33'],
    [10_000, 24, '566.67'],
  ])('%i over %i months is %s', (amount, tenorMonths, instalment) => {
    const { totals } = quoted(murabahaOf(`${amount}`, { profit: flat('0.18'), tenorMonths }));
    expect(rupees(totals.firstPayment)).toEqual([instalment]);
  });

  test('the worked example', () => {
    const { totals } = quoted(murabahaOf('3000', { profit: flat('0.18'), tenorMonths: 12 }));
    expect(rupees(totals.profit, totals.price, totals.firstPayment)).toEqual(['540.00', '3540.00', '295.00']);
  });
});

describe('M09: 10,000 for five years at 5.6 % flat', () => {
  const { totals, schedule, basis, warnings } = quoted(murabahaOf('10000', { profit: flat('0.056') }));

  test('the last instalment holds what rounding would lose', () => {
    expect(rupees(totals.price, totals.firstPayment, totals.lastPayment)).toEqual(['12800.00', '213.33', '213.53']);
    expect(basis).toMatchObject({ price: 'given', residue: 20n, residueRow: 60 });
  });

  test('published wrong: 60 × 213.33 = 12,799.80 is 0.20 short of the price', () => {
    expect(totals.price - totals.firstPayment * 60n).toBe(20n);
    expect(schedule.reduce((sum, { payment }) => sum + payment, 0n)).toBe(totals.price);
  });

  test('a flat rate never stands alone', () => {
    expect(warnings.map(({ key }) => key)).toContain('warning.flat-rate');
  });
});
