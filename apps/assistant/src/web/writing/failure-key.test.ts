import { expect, test } from 'vitest';
import { failureKey } from './failure-key.ts';

test.each([
  ['connect_failed', 'unreachable'],
  ['circuit_open', 'resting'],
  ['timeout', 'timeout'],
  ['rate_limited', 'overloaded'],
  ['model_not_found', 'gone'],
  ['context_length_exceeded', 'window'],
  ['unreadable', 'other'],
  ['toString', 'other'],
  [null, 'other'],
])('%s is said as %s', (failure, said) => {
  expect(failureKey(failure, 'found')).toBe(`assistant.written.failure.${said}`);
});

test('the own gateway comes back by itself', () => {
  expect(failureKey('connect_failed', 'embedded')).toBe('assistant.written.failure.restarting');
  expect(failureKey('timeout', 'embedded')).toBe('assistant.written.failure.timeout');
});
