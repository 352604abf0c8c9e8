import type { Fact } from '@repo/facts';
import { formatters } from '@repo/i18n';
import { expect, test } from 'vitest';
import { figureText } from './figure-text.ts';

const fact = (value: Fact['value'], unit: Fact['unit']): Fact => ({
  id: 'financing.total.first-payment',
  value,
  unit,
  source: { kind: 'computed' },
  status: 'verified',
  inputs: [],
  formula: null,
});
const english = formatters({ locale: 'en', digits: 'latn' });
const urdu = formatters({ locale: 'ur', digits: 'urdu' });

test('money is grouped in lakh, in the digits of the reader', () => {
  expect(figureText(fact('6248050', 'paisa'), english)).toBe('Rs 62,480.50');
  expect(figureText(fact('300000000', 'paisa'), urdu)).toBe('۳۰٬۰۰٬۰۰۰ روپے');
});

test('rates, dates and counts print as what they are', () => {
  expect(figureText(fact('0.1211', 'ratio'), english)).toContain('12.11%');
  expect(figureText(fact('2026-11-24', 'date'), english)).toContain('2026');
  expect(figureText(fact('60', 'months'), english)).toBe('60');
});

test('what is unknown or no single figure is not printed', () => {
  expect(figureText(fact(null, 'paisa'), english)).toBeNull();
  expect(figureText(fact({ from: '1', to: '2' }, 'count'), english)).toBeNull();
  expect(figureText(fact('terms.level', 'term'), english)).toBeNull();
});
