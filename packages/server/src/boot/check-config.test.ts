import { expect, test } from 'vitest';
import { config } from '../testing/sample-app.ts';
import { checkConfig } from './check-config.ts';

test('operators are addresses', () => {
  const check = (operators: readonly string[]) => () => checkConfig({ verticals: [], config: { ...config, operators } });
  expect(check(['amina@example.com'])).not.toThrow();
  expect(check(['amina'])).toThrow('operators');
});
