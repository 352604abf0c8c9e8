/** Every figure opens: formula, numbers put in, rounding, clause. */
import { type Fact, isoDate, rate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { defaultConventions, type ExplainPath, explain, type Quote } from '../src/index.ts';
import { sampleDiminishingMusharakah, sampleMurabaha } from '../src/testing.ts';
import { flat, lumpSum, ofCost } from './support/inputs.ts';
import { rs } from './support/numbers.ts';
import { quoted } from './support/results.ts';

const opened = (made: Quote, path: ExplainPath) => {
  const { value, formula, roundingKey, source } = explain(made, path);
  return [value, formula?.symbols, formula?.numbers, roundingKey?.replace('rounding.', ''), source.clause].filter(
    (part) => part !== undefined,
  );
};
const dated = { ...defaultConventions, dayCount: 'act/365F' } as const;

describe('murabaha at a level rate', () => {
  const made = quoted(sampleMurabaha());

  test.each<[ExplainPath, ...string[]]>([
    ['totals.cost', '300000000', 'K = Σ k_j', '3000000.00', 'exact', '4/4'],
    ['totals.financed', '300000000', 'C = K − H', '3000000.00 − 0.00', 'exact'],
    ['totals.price', '428218744', 'S = K + P', '3000000.00 + 1282187.44', 'exact', '4/6'],
    [
      'totals.firstPayment',
      '7136979',
      'A = C · i / (1 − (1 + i)^−n), i = r · f',
      '3000000.00 × 0.0125 / (1 − (1 + 0.0125)^−60)',
      'half-up',
    ],
    ['totals.lastPayment', '7136983', 'A_k = P_k + C_k', '881.11 + 70488.72', 'residue'],
    ['schedule.2.profit', '3707663', 'P_k = O_k · r · f_k', '2966130.21 × 0.15 × 1/12', 'half-up'],
    ['schedule.2.capital', '3429316', 'C_k = A_k − P_k', '71369.79 − 37076.63', 'exact'],
    ['schedule.60.capital', '7048872', 'C_k = O_k − B_k', '70488.72 − 0.00', 'residue'],
    ['schedule.1.open', '300000000', 'O_1 = C', '3000000.00', 'exact'],
    ['schedule.2.open', '296613021', 'O_k = O_(k−1) − C_(k−1)', '3000000.00 − 33869.79', 'exact'],
    ['schedule.2.due', '2026-03-15', 'd_k = d_1 + (k − 1) · m, on day t', '2026-02-15 + 1', 'exact'],
    ['epr.nominal', '0.1500000012', 'j = 12 · i', '12 × 0.0125000001', 'ten-decimals'],
  ])('%s', (path, ...expected) => {
    expect(opened(made, path)).toEqual(expected);
  });

  test('the formula of the instalment, computed in doubles, is the instalment', () => {
    const inputs = new Map(explain(made, 'totals.firstPayment').inputs.map(({ symbol, value }) => [symbol, Number(value)]));
    const [amount = 0, n = 0, i = 0] = [inputs.get('C'), inputs.get('n'), (inputs.get('r') ?? 0) / 12];
    expect((amount * i) / (1 - (1 + i) ** -n)).toBeCloseTo(Number(made.totals.firstPayment), -1);
  });

  test('a cell says which row it is of, and its inputs name the figures they open', () => {
    const fact = explain(made, 'schedule.12.profit');
    expect(fact).toMatchObject({ id: 'financing.murabaha.schedule.profit', scopeKey: 'scope.row', scopeParams: { row: '12' } });
    expect(fact.inputs.map(({ symbol, ref }) => [symbol, ref])).toEqual([
      ['O_k', 'schedule.12.open'],
      ['r', undefined],
      ['f_k', undefined],
    ]);
  });

  test('references of inputs open too', () => {
    const isPath = (text: string): text is ExplainPath => /^(totals|epr|schedule)\./.test(text);
    const everything: Fact[] = [...made.facts, explain(made, 'schedule.2.payment'), explain(made, 'schedule.60.capital')];
    for (const { inputs } of everything) {
      for (const { ref } of inputs) if (ref !== undefined && isPath(ref)) expect(explain(made, ref).value).not.toBeNull();
    }
  });
});

describe('other ways to a price', () => {
  test.each<[string, Quote, string, string]>([
    ['mark-up on cost', quoted(sampleMurabaha({ profit: ofCost('0.4') })), 'P = K · m', '3000000.00 × 0.4'],
    ['flat', quoted(sampleMurabaha({ profit: flat('0.09') })), 'P = C · f · n / 12', '3000000.00 × 0.09 × 60 / 12'],
  ])('%s', (_, made, symbols, numbers) => {
    expect(explain(made, 'totals.profit').formula).toEqual({ symbols, numbers });
  });

  test('an amount is typed, not computed', () => {
    const fact = explain(quoted(sampleMurabaha({ profit: lumpSum('900000') })), 'totals.profit');
    expect([fact.status, fact.formula, fact.source]).toEqual([
      'user',
      null,
      { kind: 'user', document: 'AAOIFI SS 8', clause: '4/7' },
    ]);
  });

  test('a given price is divided, less grace and balloon', () => {
    const made = quoted(sampleMurabaha({ profit: flat('0.09'), graceMonths: 6, balloon: rs('500000') }));
    expect(explain(made, 'totals.firstPayment').formula).toEqual({
      symbols: 'A = (D − G − F) / n',
      numbers: '(4350000.00 − 135000.00 − 500000.00) / 54',
    });
  });

  test('a balloon in the annuity', () => {
    const made = quoted(sampleMurabaha({ balloon: rs('600000') }));
    expect(explain(made, 'totals.firstPayment').formula?.numbers).toBe(
      '(3000000.00 − 600000.00 × (1 + 0.0125)^−60) × 0.0125 / (1 − (1 + 0.0125)^−60)',
    );
    expect(explain(made, 'schedule.61.capital').status).toBe('user');
  });

  test('a rate whose month is no short decimal is shown as the product', () => {
    const made = quoted(sampleMurabaha({ profit: { basis: 'level', annualRate: rate('0.16') } }));
    expect(explain(made, 'totals.firstPayment').formula?.numbers).toBe(
      '3000000.00 × (0.16 × 1/12) / (1 − (1 + (0.16 × 1/12))^−60)',
    );
  });

  test('no profit: the amount over the months', () => {
    const made = quoted(sampleMurabaha({ profit: { basis: 'level', annualRate: rate('0') } }));
    expect(explain(made, 'totals.firstPayment').formula).toEqual({ symbols: 'A = C / n', numbers: '3000000.00 / 60' });
  });

  test('periods of different length: the product and the sum of growth', () => {
    const made = quoted(sampleMurabaha({ conventions: dated, tenorMonths: 3 }));
    const { formula } = explain(made, 'totals.firstPayment');
    expect(formula?.symbols).toBe('A = C · ∏(1 + i_k) / s_n, s_k = 1 + s_(k−1) · (1 + i_k), i_k = r · f_k');
    const [amount = 0, growth = 0, annuity = 1] = formula?.numbers?.match(/[\d.]+/g)?.map(Number) ?? [];
    expect((amount * growth) / annuity).toBeCloseTo(Number(made.totals.firstPayment) / 100, 2);
    expect(explain(made, 'schedule.1.profit').formula?.numbers).toBe('3000000.00 × 0.15 × 31/365');
  });

  test('by date: the days of each harvest', () => {
    const capitalByDate = [
      { due: isoDate('2026-05-15'), capital: rs('1000000') },
      { due: isoDate('2026-11-15'), capital: rs('2000000') },
    ];
    const made = quoted(sampleMurabaha({ plan: 'by-date', capitalByDate, conventions: dated }));
    expect(explain(made, 'schedule.2.profit').formula?.numbers).toBe('2000000.00 × 0.15 × 184/365');
    expect([explain(made, 'schedule.2.due').status, explain(made, 'schedule.2.capital').status]).toEqual(['user', 'user']);
  });
});

describe('diminishing musharakah', () => {
  const made = quoted(sampleDiminishingMusharakah({ plan: 'step-up', rentFreeMonths: 6, graceMonths: 2 }));

  test.each<[ExplainPath, ...string[]]>([
    ['schedule.1.profit', '0', 'P_k = 0', 'exact', '4/1/3'],
    ['schedule.7.capital', '0', 'C_k = 0', 'exact'],
    ['schedule.9.capital', '2298851', 'C_k = u · w_k', '22988.51 × 1', 'half-up'],
    ['schedule.200.capital', '4597702', 'C_k = u · w_k', '22988.51 × 2', 'half-up'],
    ['schedule.240.capital', '4597554', 'C_k = O_k − B_k', '45975.54 − 0.00', 'residue'],
    ['schedule.9.bankShare', '0.797701', 's_k = B_k / K', '7977011.49 / 10000000.00', 'six-decimals', '5/8'],
  ])('%s', (path, ...expected) => {
    expect(opened(made, path)).toEqual(expected);
  });

  test('its facts have labels of their own', () => {
    expect(explain(made, 'totals.profit').id).toBe('financing.musharakah.profit');
    expect(made.facts.map(({ id }) => id)).toContain('financing.epr.effective');
  });
});
