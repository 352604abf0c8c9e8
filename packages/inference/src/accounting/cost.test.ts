import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InferenceError } from '../errors/index.ts';
import { costOf, readRate, rupeesOfEnergy } from './cost.ts';

const price = { input: 100_000, cachedInput: 25_000, output: 400_000, source: 'list', readOn: '2026-11-27' };
const fx = { pair: 'USD/PKR', rate: '281.35', date: '2026-11-27', source: 'SBP' } as const;
const noon = Date.parse('2026-11-29T12:00:00+05:00');
const exchange = readRate(fx, 7, noon);
const used = { input: 1_000, output: 500, source: 'reported' } as const;

describe('the cost of tokens', () => {
  test('is input and output by their prices, in whole millionths of dollars and rupees, with the rate', () => {
    // 1,000 × 0.10 $ + 500 × 0.40 $ a million = 0.0003 $ = 0.084405 Rs.
    expect(costOf(used, price, exchange)).toEqual({ usdMicros: 300n, pkrMicros: 84_405n, fx, fxStale: false });
  });

  test('is less for what came from a cache, and no different for thoughts, which are inside the output', () => {
    expect(costOf({ ...used, cached: 400 }, price, null)?.usdMicros).toBe(270n);
    expect(costOf({ ...used, cached: 400 }, { ...price, cachedInput: null }, null)?.usdMicros).toBe(300n);
    expect(costOf({ ...used, reasoning: 499 }, price, null)?.usdMicros).toBe(300n);
    // A server that says more came from its cache than there was.
    expect(costOf({ ...used, cached: 5_000 }, price, null)?.usdMicros).toBe(225n);
  });

  test('is not known without a price, and is nothing where the price is nothing', () => {
    expect(costOf(used, null, exchange)).toBeNull();
    expect(costOf(used, { ...price, input: 0, output: 0 }, exchange)).toMatchObject({ usdMicros: 0n, pkrMicros: 0n });
  });

  test('has no rupees without a rate', () => {
    expect(costOf(used, price, null)).toEqual({ usdMicros: 300n, pkrMicros: null, fx: null, fxStale: false });
  });

  test('takes rupees from the exact dollars: half a millionth of a dollar is not nothing', () => {
    const cost = costOf({ input: 4, output: 0, source: 'reported' }, price, exchange);
    expect(cost).toMatchObject({ usdMicros: 0n, pkrMicros: 113n });
    expect(costOf({ input: 5, output: 0, source: 'reported' }, price, null)?.usdMicros).toBe(1n);
  });

  test('is never more than half a millionth away', () => {
    const count = fc.nat(2 ** 31);
    fc.assert(
      fc.property(count, count, (input, output) => {
        const { usdMicros = -1n } = costOf({ input, output, source: 'reported' }, price, null) ?? {};
        const exact = BigInt(input) * 100_000n + BigInt(output) * 400_000n;
        const off = usdMicros * 1_000_000n - exact;
        expect(off > -500_000n && off <= 500_000n).toBe(true);
      }),
      { numRuns: deepRuns(50, 5_000) },
    );
  });
});

describe('a rate', () => {
  const staleAt = (time: string) => readRate(fx, 7, Date.parse(time)).stale;

  test('is stale when more than its days have passed, by the days of Karachi', () => {
    expect(staleAt('2026-12-04T23:59:59+05:00')).toBe(false);
    expect(staleAt('2026-12-05T00:00:00+05:00')).toBe(true);
    expect(staleAt('2026-11-01T00:00:00+05:00')).toBe(false);
  });

  test.each([{ rate: '0' }, { rate: '0.00' }, { rate: '-1' }, { rate: '2.8e2' }, { rate: '' }, { date: 'yesterday' }])(
    'is refused when it is none: %j',
    (wrong) => {
      expect(() => readRate({ ...fx, ...wrong }, 7, noon)).toThrow(InferenceError);
    },
  );
});

test('electricity in rupees', () => {
  expect(rupeesOfEnergy('0.000185', '34.9')).toBe(6_457n);
});
