import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { StartError } from '../env/start-error.ts';
import { callTerms } from './call-terms.ts';

const secret = 'the secret of this deployment, 32+';
const dollar = { rate: '281.35', date: '2026-11-27', source: 'SBP' };

test('the rate and the overhead are those of the configuration', () => {
  const { fx, pue } = callTerms({ settings: { dollar, pue: '1.2' } });
  expect([fx?.latest(), pue]).toEqual([{ pair: 'USD/PKR', ...dollar }, '1.2']);
  expect(callTerms({ settings: { dollar: { ...dollar, maxAgeDays: 2 } } }).fx?.maxAgeDays).toBe(2);
});

test('without configuration and secret nothing is known and no organization has a salt', () => {
  const { cards, ...terms } = callTerms({ settings: {} });
  expect([cards?.('qwen3:8b'), terms]).toEqual([null, {}]);
});

test('each organization has its own salt, by a key that is not the secret itself', () => {
  const { saltOf } = callTerms({ settings: {}, secret });
  expect(saltOf?.('a')).toMatch(/^[\w-]{43}$/);
  expect(saltOf?.('a')).toBe(callTerms({ settings: {}, secret }).saltOf?.('a'));
  expect(saltOf?.('a')).not.toBe(saltOf?.('b'));
  expect(saltOf?.('a')).not.toBe(createHmac('sha256', secret).update('a').digest('base64url'));
});

test.each([{ dollar: { ...dollar, rate: '281,35' } }, { dollar: { ...dollar, date: '27.11.2026' } }, { pue: 'high' }])(
  'nothing starts with %j',
  (settings) => {
    expect(() => callTerms({ settings })).toThrow(StartError);
  },
);

test('electricity has its tariff with its day; one that is none starts nothing', () => {
  const electricity = { rupeesPerKWh: '34.9', date: '2026-11-27', source: 'NEPRA' };
  expect(callTerms({ settings: { electricity } }).electricity).toEqual(electricity);
  for (const wrong of [{ rupeesPerKWh: '34,9' }, { date: '27.11.2026' }]) {
    expect(() => callTerms({ settings: { electricity: { ...electricity, ...wrong } } })).toThrow(StartError);
  }
});
