import { expect, test } from 'vitest';
import { rupeesOfEnergy } from './cost.ts';
import { energyOf, sumOfEnergy } from './energy.ts';

const shared = { basis: 'declared', hardware: '1 × H100', source: 'ML.ENERGY', standing: 'verified' } as const;
const joules = { unit: 'J/token', value: '0.0721', low: '0.0721', high: '0.444', ...shared } as const;
const wattHours = { unit: 'Wh/1k', whPer1kInput: '0.03', whPer1kOutput: '0.12', ...shared } as const;
const output = (tokens: number) => ({ input: 0, output: tokens, source: 'reported' }) as const;

test('3,600 joules for 1,000 tokens are 0.001 kWh', () => {
  const card = { ...joules, value: '3.6', low: '3.6', high: '3.6' };
  expect(energyOf(output(1_000), card, '1')?.kWh).toBe('0.001');
});

test('Qwen3 8B at its worst: 0.444 J × 1.5 for 1,000 tokens are 0.000185 kWh, and 0.0065 rupees at 34.9', () => {
  const energy = energyOf(output(1_000), joules, '1.5');
  expect(energy).toEqual({
    kWh: '0.000030041667',
    range: { low: '0.000030041667', high: '0.000185' },
    basis: 'declared',
    source: 'ML.ENERGY',
    hardware: '1 × H100',
    overhead: '1.5',
  });
  expect(Number(rupeesOfEnergy(energy?.range?.high ?? '', '34.9')) / 1e6).toBeCloseTo(0.0065, 4);
});

test('watt-hours for input and output apart: (2,000 × 0.03 + 500 × 0.12) ÷ 10^6 × 1.5', () => {
  const energy = energyOf({ input: 2_000, output: 500, reasoning: 400, source: 'reported' }, wattHours, '1.5');
  expect(energy).toMatchObject({ kWh: '0.00018', basis: 'declared' });
  expect(energy).not.toHaveProperty('range');
});

test('what is not declared is not known, also in a sum', () => {
  const known = energyOf(output(1), joules, '1');
  expect(energyOf(output(1_000), null, '1.5')).toBeNull();
  expect(sumOfEnergy([known, null])).toBeNull();
  expect(sumOfEnergy([])).toBeNull();
  // Embeddings write no tokens, and their electricity is not nothing for that.
  expect(energyOf({ input: 500, output: 0, source: 'reported' }, joules, '1.5')).toBeNull();
  expect(energyOf({ input: 500, output: 0, source: 'reported' }, wattHours, '1')?.kWh).toBe('0.000015');
});

test('sums are exact, ranges included', () => {
  const one = energyOf(output(1_000), joules, '1.5');
  expect(sumOfEnergy([one, one, one])).toMatchObject({
    kWh: '0.000090125001',
    range: { low: '0.000090125001', high: '0.000555' },
  });
});
