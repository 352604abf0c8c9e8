import { formatters } from '@repo/i18n';
import { expect, test } from 'vitest';
import { appliedText, entryDepthText } from './staying.ts';

const i18n = { t: (key: string, params?: object) => `${key} ${JSON.stringify(params)}`, format: formatters({ locale: 'en' }) };
const shown = (text: string) => text.replaceAll('\\"', '"');

test('3.9 inches applied to a basin of which nobody said more: 2.3 inches stay at the assumed 60 per cent', () => {
  const text = shown(appliedText(991, { method: 'basin', efficiencyPct: null }, i18n));
  expect(text).toContain('crops.ledger.stays-assumed');
  expect(text).toContain('"mm":"99.1","inches":"3.9"');
  expect(text).toContain('"mm":"59.5","inches":"2.3"');
  expect(text).toContain('"percent":"60%"');
});

test('an efficiency that was typed is not called assumed', () => {
  expect(appliedText(991, { method: 'basin', efficiencyPct: 72.5 }, i18n)).toMatch(/^crops\.ledger\.stays \{.*72\.5%/);
});

test('where all of it stays, and of rain, there is one depth', () => {
  const whole = 'crops.depth.both {"mm":"99.1","inches":"3.9"}';
  expect(appliedText(991, { method: 'drip', efficiencyPct: 100 }, i18n)).toBe(whole);
  expect(entryDepthText({ kind: 'rain', depth: 991 }, { method: 'basin', efficiencyPct: null }, i18n)).toBe(whole);
});
