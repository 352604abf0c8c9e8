import { expect, test } from 'vitest';
import { spentOf, spentView } from './spent-view.ts';

const line = (input: number, output: number, source: 'reported' | 'estimated') =>
  ({
    endpointId: 'e',
    outcome: 'ok',
    usage: { input, output, source },
    urduUnits: null,
    cost: null,
    tariff: null,
    energy: null,
  }) as const;
const fx = { pair: 'USD/PKR', rate: '281.35', date: '2026-11-27', source: 'SBP' } as const;

test('amounts are decimals, with the rate and its age', () => {
  const cost = { usdMicros: 300n, pkrMicros: 84_405n, fx, fxStale: true };
  const range = { low: '0.00003', high: '0.000185' };
  const energy = { kWh: '0.00003', range, basis: 'declared', source: 'ML.ENERGY', hardware: 'H100', overhead: '1.5' } as const;
  const spent = spentOf({ cost, energy, lines: [line(0, 0, 'estimated'), line(310, 12, 'reported')] });
  expect(spent).toEqual({
    input: 310,
    output: 12,
    reported: true,
    cost: {
      dollars: '0.000300',
      rupees: '0.084405',
      rate: { rupees: '281.35', date: '2026-11-27', source: 'SBP', stale: true },
    },
    energy: { wattHours: '0.03', range: { low: '0.03', high: '0.185' }, basis: 'declared', source: 'ML.ENERGY', price: null },
  });
  expect(spentView.parse(JSON.parse(JSON.stringify(spent)))).toEqual(spent);
});

test('what is not known is null and not zero; what was counted here is said to be', () => {
  const lines = [line(3, 1, 'reported'), line(5, 2, 'estimated')];
  expect(spentOf({ cost: null, energy: null, lines })).toEqual({
    input: 8,
    output: 3,
    reported: false,
    cost: null,
    energy: null,
  });
  expect(spentOf({ cost: null, energy: null, lines: [line(0, 0, 'estimated')] })).toBeNull();
});

test.each([
  ['1.5', '1500.0'],
  ['0', '0.0'],
  ['12', '12000.0'],
  ['0.000000000001', '0.000000001'],
])('%s kWh are %s Wh', (kWh, wattHours) => {
  const energy = { kWh, basis: 'measured', source: 's' } as const;
  const spent = spentOf({ cost: null, energy, lines: [line(1, 1, 'reported')] });
  expect(spent?.energy).toEqual({ wattHours, range: null, basis: 'measured', source: 's', price: null });
});

test('electricity has rupees where a tariff is declared, with its day; what was stored before has none', () => {
  const tariff = { rupeesPerKWh: '34.9', date: '2026-11-27', source: 'NEPRA' };
  const energy = { kWh: '0.000185', basis: 'measured', source: 's', tariff } as const;
  const spent = spentOf({ cost: null, energy, lines: [line(1, 1, 'reported')] });
  // 0.000185 kWh × 34.9 Rs.
  expect(spent?.energy?.price).toEqual({ rupees: '0.006457', perKWh: '34.9', date: '2026-11-27', source: 'NEPRA' });
  expect(spentView.parse(JSON.parse(JSON.stringify(spent)))).toEqual(spent);
  const before = { wattHours: '0.185', range: null, basis: 'measured', source: 's' };
  expect(spentView.parse({ ...spent, energy: before }).energy).toEqual({ ...before, price: null });
});
