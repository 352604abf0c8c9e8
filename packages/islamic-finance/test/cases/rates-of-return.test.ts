/** Rates of return: numpy-financial at f47e8af (K10–K17), Microsoft Q116041 (K22), pyxirr sample (K23). Figures only. */
import { isoDate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { irr, xirr } from '../../src/kernel/index.ts';
import { expectRate } from '../support/numbers.ts';

const flows = (amounts: readonly number[]) => amounts.map((amount, period) => ({ period, amount }));
const dated = (rows: readonly (readonly [string, number])[]) => rows.map(([date, amount]) => ({ date: isoDate(date), amount }));

test('K10: IRR below 0', () => {
  expectRate(irr(flows([-100, 0, 0, 74])).rate, -0.0955, 0.001);
  expectRate(irr(flows([-100, 0, 0, 74])).rate, -0.095_495_830_3, 1e-9);
});

describe('several changes of sign', () => {
  test('K12: two rates, both below 0: the smaller in magnitude, with the list', () => {
    const result = irr(flows([-100, 100, 0, -7]));
    expectRate(result.rate, -0.0833, 0.001);
    expect(result.warnings).toEqual(['MULTIPLE_RATES']);
    expect(result.all).toHaveLength(2);
  });

  test('K14: rates of unlike sign: those from 0 up count', () => {
    const result = irr(flows([-5, 10.5, 1, -8, 1]));
    expectRate(result.rate, 0.0886, 0.001);
    expect(result.warnings).toEqual(['MULTIPLE_RATES']);
    expect(result.all.filter((rate) => rate >= 0)[0]).toBe(result.rate);
  });

  test('K17: 27 flows with late outflows', () => {
    const late = [
      -217_500, -217_500, 108_466.804_624_505_92, 101_129.963_944_632_8, 93_793.124_162_055_86, 86_456.283_930_830_03,
      79_119.443_699_604_76, 71_782.603_468_379_44, 64_445.763_237_154_14, 57_108.923_005_926_88, 49_772.082_774_703_55,
      42_435.242_543_478_26, 35_098.402_312_252_96, 27_761.562_081_027_66, 20_424.721_849_802_36, 13_087.881_618_577_07,
      5_751.041_387_351_768, -1_585.798_843_873_519_2, -8_922.639_075_098_821, -16_259.479_306_324_123, -23_596.319_537_549_41,
      -30_933.159_768_774_71, -38_270, -45_606.840_231_225_3, -52_943.680_462_450_6, -60_280.520_693_675_906,
      -67_617.360_924_901_21,
    ];
    expectRate(irr(flows(late)).rate, 0.12, 1e-7);
  });
});

test('K15: no change of sign: null with a reason', () => {
  expect(irr(flows([1, 2, 3]))).toEqual({ rate: null, reason: 'NO_RATE_EXISTS', warnings: [], all: [] });
});

test('K16: above 100 % a period', () => {
  expectRate(irr(flows([-1678.87, 771.96, 1814.05, 3520.3, 3552.95, 3584.99, 4789.91, -1])).rate, 1.004_26, 1e-4);
});

test('K22: the documented XIRR example', () => {
  const result = xirr(
    dated([
      ['1992-01-01', -10_000],
      ['1992-03-01', 2750],
      ['1992-10-30', 4250],
      ['1993-02-15', 3250],
      ['1993-04-01', 2750],
    ]),
  );
  expectRate(result.rate, 0.373_363, 1e-6);
  expectRate(result.rate, 0.373_362_533_519, 1e-11);
});

describe('K23: XIRR below 0, unsorted, with shared dates', () => {
  const deposits = dated([
    ['2015-05-04', -200],
    ['2015-05-07', -75],
    ['2015-05-15', -620],
    ['2015-05-04', -0.01],
    ['2015-05-06', -100],
    ['2015-05-14', -299.99],
    ['2015-05-19', -20],
    ['2015-05-26', -100],
    ['2015-05-27', -340],
    ['2015-06-01', -500],
    ['2015-06-05', -100],
    ['2015-06-18', -1008.52],
    ['2015-06-22', -65],
    ['2015-06-22', -120],
    ['2015-06-22', -450],
    ['2015-06-30', -450.75],
    ['2015-07-06', -80],
    ['2015-07-13', -130],
    ['2015-07-16', -1050],
    ['2015-07-31', -1000],
    ['2015-08-10', -65],
    ['2015-08-17', -400],
    ['2015-09-14', -100],
    ['2015-09-16', -956.88],
    ['2015-09-28', -117],
    ['2015-10-01', -50],
    ['2015-10-02', -1130],
    ['2015-10-29', -70],
    ['2015-11-02', -188],
    ['2015-11-06', -250],
    ['2015-12-29', -100],
    ['2015-12-31', 9518.08],
  ]);

  test('as given', () => {
    expectRate(xirr(deposits).rate, -0.134_232_640_8, 1e-8);
  });

  test('in any order', () => {
    expect(xirr(deposits.toReversed()).rate).toBe(xirr(deposits).rate);
  });
});
