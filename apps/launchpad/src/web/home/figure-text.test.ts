import type { Fact } from '@repo/facts';
import { createTranslator, formatters, type Locale, loadCatalogue } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { baseMessages } from '@repo/i18n/messages';
import { uiMessages } from '@repo/ui/messages';
import { beforeAll, expect, test } from 'vitest';
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

async function languageOf(locale: Locale, digits: 'latn' | 'urdu') {
  const raw = await loadCatalogue([baseMessages, uiMessages], locale);
  const messages = compileCatalogue(Object.fromEntries(Object.entries(raw).map(([key, message]) => [key, String(message)])));
  return { ...createTranslator(locale, messages), format: formatters({ locale, digits }) };
}

let english: Awaited<ReturnType<typeof languageOf>>;
let urdu: Awaited<ReturnType<typeof languageOf>>;

beforeAll(async () => {
  english = await languageOf('en', 'latn');
  urdu = await languageOf('ur', 'urdu');
});

test('money is grouped in lakh, in the digits of the reader', () => {
  expect(figureText(fact('6248050', 'paisa'), english)).toBe('Rs 62,480.50');
  expect(figureText(fact('300000000', 'paisa'), urdu)).toBe('۳۰٬۰۰٬۰۰۰ روپے');
});

test('every unit prints as what it is', () => {
  expect(figureText(fact('0.1211', 'ratio'), english)).toContain('12.11%');
  expect(figureText(fact('2026-11-24', 'date'), english)).toContain('2026');
  expect(figureText(fact('60', 'months'), english)).toBe('60 months');
  expect(figureText(fact('62.5', 'mm'), english)).toBe('62.5 mm');
  expect(figureText(fact('3', 'count'), urdu)).toBe('۳');
  expect(figureText(fact('1/12', 'fraction'), english)).toBe('1/12');
});

test('what is unknown, and a word of another catalogue, are not printed', () => {
  expect(figureText(fact(null, 'paisa'), english)).toBeNull();
  expect(figureText(fact('terms.level', 'term'), english)).toBeNull();
});
