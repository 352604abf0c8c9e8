import { expect, test } from 'vitest';
import { z } from 'zod';
import { config } from '../testing/sample-app.ts';
import { checkConfig } from './check-config.ts';

test('operators are addresses', () => {
  const check = (operators: readonly string[]) => () => checkConfig({ verticals: [], config: { ...config, operators } });
  expect(check(['amina@example.com'])).not.toThrow();
  expect(check(['amina'])).toThrow('operators');
});

test('a token of /metrics that could be guessed is refused at the start, without being shown', () => {
  const check = (token: string) => () => checkConfig({ verticals: [], config: { ...config, metrics: { token } } });
  expect(check('hunter2')).toThrow('buniyad.config.ts: metrics.token: must have at least 32 characters');
  expect(check('hunter2')).not.toThrow('hunter2');
  expect(check('h'.repeat(32))).not.toThrow();
});

test('a meter that is charged is one that a vertical has, and the key of Stripe goes nowhere in the clear', () => {
  const text = { ur: 'آرڈر', en: 'Orders' };
  const meters = [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }];
  const verticals = [{ id: 'shop', tables: [], config: z.unknown(), meters }];
  const check = (changes: Partial<typeof config>) => () => checkConfig({ verticals, config: { ...config, ...changes } });
  expect(check({ stripeMeters: ['shop.orders'] })).not.toThrow();
  expect(check({ stripeMeters: ['shop.tokens'] })).toThrow('stripeMeters: no vertical has a meter "shop.tokens"');
  expect(check({ stripeApi: 'http://127.0.0.1:12111' })).not.toThrow();
  expect(check({ stripeApi: 'http://stripe.example.com' })).toThrow('stripeApi: an address that begins with https:');
});
