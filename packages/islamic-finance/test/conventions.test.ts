/** What the settings of a plan change, and that it is said. */
import { isoDate, paisa, rate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { type Conventions, defaultConventions, type RentTerms } from '../src/index.ts';
import { sampleDiminishingMusharakah, sampleMurabaha } from '../src/testing.ts';
import { flat, level, murabahaOf } from './support/inputs.ts';
import { rs, rupees } from './support/numbers.ts';
import { quoted } from './support/results.ts';

const set = (change: Partial<Conventions>): Conventions => ({ ...defaultConventions, ...change });
const warningsOf = (...[inputs]: Parameters<typeof quoted>) =>
  quoted(inputs).warnings.map(({ key }) => key.replace('warning.', ''));

describe('rounding of the instalment', () => {
  const plan = { profit: flat('0'), tenorMonths: 3 };

  test.each([
    ['half up', {}, '66.67', '66.66'],
    ['floor', { instalmentRounding: 'FLOOR' }, '66.66', '66.68'],
  ] as const)('%s: the last takes the rest', (_, change, instalment, last) => {
    const { totals } = quoted(murabahaOf('200', { ...plan, conventions: set(change) }));
    expect(rupees(totals.firstPayment, totals.lastPayment, totals.price)).toEqual([instalment, last, '200.00']);
  });

  test('half to even rounds a tie to the even paisa', () => {
    const half = (rounding: Conventions['rounding']) =>
      quoted(murabahaOf('0.05', { profit: level('1.2'), tenorMonths: 1, conventions: set({ rounding }) })).totals.profit;
    expect([half('HALF_UP'), half('HALF_EVEN')]).toEqual([1n, 0n]);
  });
});

test('an iterated instalment is disclosed', () => {
  const inputs = murabahaOf('75', {
    profit: level('0.123'),
    tenorMonths: 5,
    conventions: set({ dayCount: '30/360', iterateInstalment: true }),
  });
  expect(rupees(quoted(inputs).totals.firstPayment)).toEqual(['15.47']);
  expect(quoted(inputs).basis.iterations).toBe(1);
  expect(warningsOf(inputs)).toEqual(['instalment-iterated']);
  expect(warningsOf({ ...inputs, conventions: set({ dayCount: '30/360' }) })).toEqual([]);
});

describe('tiny amounts', () => {
  test('an instalment that had to be rounded down is disclosed', () => {
    const inputs = murabahaOf('0.10', { profit: level('0'), tenorMonths: 6 });
    const { schedule, basis } = quoted(inputs);
    expect(schedule.map(({ payment }) => payment)).toEqual([1n, 1n, 1n, 1n, 1n, 5n]);
    expect([basis.instalmentRounding, warningsOf(inputs)]).toEqual(['FLOOR', ['instalment-floored']]);
  });

  test('a given price is spread to the paisa', () => {
    const inputs = murabahaOf('0.10', { profit: flat('0'), tenorMonths: 6 });
    const { schedule, basis } = quoted(inputs);
    expect(schedule.map(({ payment }) => payment)).toEqual([2n, 2n, 2n, 2n, 1n, 1n]);
    expect([basis.instalmentRounding, warningsOf(inputs)]).toEqual([
      'LARGEST_REMAINDER',
      ['flat-rate', 'spread-to-the-paisa'].toReversed(),
    ]);
  });

  test('units are spread to the paisa', () => {
    const inputs = sampleDiminishingMusharakah({ price: paisa(10n), customerShare: paisa(0n), tenorMonths: 6 });
    expect(quoted(inputs).schedule.map(({ capital }) => capital)).toEqual([2n, 2n, 2n, 2n, 1n, 1n]);
    expect(warningsOf(inputs)).toContain('spread-to-the-paisa');
  });
});

describe('dates', () => {
  test('quarterly dues from the end of a month keep its day', () => {
    const dates = { ...sampleMurabaha().dates, firstDue: isoDate('2026-05-31') };
    const { schedule, totals } = quoted(sampleMurabaha({ everyMonths: 3, tenorMonths: 12, dates }));
    expect(schedule.map(({ due }) => due)).toEqual(['2026-05-31', '2026-08-31', '2026-11-30', '2027-02-28']);
    expect(totals.months).toBe(12);
  });

  test('a long first period bears more profit when days are counted, and none more when months are', () => {
    const dates = { ...sampleMurabaha().dates, firstDue: isoDate('2026-03-15') };
    const first = (dayCount: Conventions['dayCount']) =>
      quoted(sampleMurabaha({ dates, tenorMonths: 24, conventions: set({ dayCount }) })).schedule[0]?.profit;
    expect([first('monthly'), first('act/365F')]).toEqual([rs('37500'), rs('72739.73')]);
  });

  test('X01: dues of a plan from 31 January are ends of months although the first one is the 28th', () => {
    const dates = { ...sampleMurabaha().dates, sale: isoDate('2026-01-31'), firstDue: isoDate('2026-02-28') };
    const { schedule } = quoted(sampleMurabaha({ tenorMonths: 5, dates }));
    expect(schedule.map(({ due }) => due)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']);
  });

  test('a first due date that is no end of a month keeps its own day', () => {
    const dates = { ...sampleMurabaha().dates, sale: isoDate('2026-01-31'), firstDue: isoDate('2026-02-27') };
    const { schedule } = quoted(sampleMurabaha({ tenorMonths: 2, dates }));
    expect(schedule.map(({ due }) => due)).toEqual(['2026-02-27', '2026-03-27']);
  });

  test('a bullet falls due at the end of the tenor', () => {
    const { schedule, totals } = quoted(sampleMurabaha({ plan: 'bullet', tenorMonths: 12 }));
    expect([schedule.map(({ due }) => due), totals.months]).toEqual([['2027-01-15'], 12]);
  });
});

describe('floating rent', () => {
  const floating = (benchmark: string, floor = '0.10', cap = '0.25'): RentTerms => ({
    basis: 'benchmark',
    benchmark: rate(benchmark),
    spread: rate('0.03'),
    floor: rate(floor),
    cap: rate(cap),
    source: 'State Bank of Pakistan, 12 months, offer',
    quotedOn: isoDate('2026-01-02'),
  });

  test.each([
    ['0.1211', '0.1511'],
    ['0.05', '0.1'],
    ['0.24', '0.25'],
  ])('benchmark %s gives %s', (benchmark, annualRate) => {
    const inputs = sampleDiminishingMusharakah({ rent: floating(benchmark) });
    expect(quoted(inputs).schedule[0]?.annualRate).toBe(annualRate);
    expect(warningsOf(inputs)).toEqual(['benchmark-held']);
  });

  test('a cap equal to the floor is fixed in effect, and said to be', () => {
    const inputs = sampleDiminishingMusharakah({ rent: floating('0.12', '0.14', '0.14') });
    expect(quoted(inputs).schedule[0]?.annualRate).toBe('0.14');
    expect(warningsOf(inputs)).toEqual(['fixed-in-effect']);
  });
});

describe('units', () => {
  test('step-up: one unit a month in the first half, two in the second', () => {
    const { schedule, basis } = quoted(
      sampleDiminishingMusharakah({ plan: 'step-up', tenorMonths: 4, price: rs('1200'), customerShare: rs('0') }),
    );
    expect(rupees(...schedule.map(({ capital }) => capital))).toEqual(['200.00', '200.00', '400.00', '400.00']);
    expect(basis.unit).toBe(rs('200'));
  });

  test("the bank's share falls from its start to nothing", () => {
    const { schedule } = quoted(sampleDiminishingMusharakah());
    expect([schedule[0]?.bankShare, schedule[119]?.bankShare, schedule.at(-1)?.bankShare]).toEqual([
      '0.796667',
      '0.400000',
      '0.000000',
    ]);
  });

  test('a market price makes the schedule an illustration, and says so', () => {
    const terms = { ...sampleDiminishingMusharakah().terms, priceBasis: 'market' } as const;
    expect(warningsOf(sampleDiminishingMusharakah({ terms }))).toEqual(['unit-price-at-market']);
  });
});

test('a profit beyond all measure still gives a schedule, with the rates that can be written', () => {
  const profit = { basis: 'lump-sum', amount: paisa(10n ** 27n) } as const;
  const dates = { ...sampleMurabaha().dates, firstDue: isoDate('2026-01-16') };
  const { epr, totals } = quoted(
    sampleMurabaha({ costLines: [{ kind: 'asset', amount: paisa(1n) }], profit, tenorMonths: 1, dates }),
  );
  expect(totals.price).toBe(10n ** 27n + 1n);
  expect([epr.xirr, epr.reason]).toEqual([null, null]);
  expect(Number(epr.periodic)).toBeCloseTo(1e27, -20);
});

test('grace at its own rate, then level', () => {
  const { schedule } = quoted(
    murabahaOf('1000000', { profit: level('0.10'), graceMonths: 24, graceRate: rate('0.05'), tenorMonths: 204 }),
  );
  expect(rupees(schedule[0]?.payment ?? paisa(0n), schedule[24]?.payment ?? paisa(0n))).toEqual(['4166.67', '10746.05']);
  expect(schedule[0]?.annualRate).toBe('0.05');
});

test('a fixed profit over two harvests goes by capital and days', () => {
  const capitalByDate = [
    { due: isoDate('2026-07-15'), capital: rs('1500000') },
    { due: isoDate('2027-01-15'), capital: rs('1500000') },
  ];
  const profit = { basis: 'lump-sum', amount: rs('400000') } as const;
  const { schedule, totals } = quoted(
    sampleMurabaha({ plan: 'by-date', capitalByDate, profit, conventions: set({ dayCount: 'act/365F' }) }),
  );
  // 3.0 million for 181 days and 1.5 million for 184
  expect(rupees(...schedule.map((row) => row.profit))).toEqual(['265201.47', '134798.53']);
  expect([totals.profit, totals.months]).toEqual([rs('400000'), 12]);
});
