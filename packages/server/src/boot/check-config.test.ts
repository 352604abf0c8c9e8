import { expect, test } from 'vitest';
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
