import { expect, test } from 'vitest';
import { failureKey } from './failure-key.ts';

test.each([
  ['connect_failed', 'unreachable'],
  ['timeout', 'timeout'],
  ['rate_limited', 'overloaded'],
  ['model_not_found', 'gone'],
  ['context_length_exceeded', 'window'],
  ['unreadable', 'other'],
  ['toString', 'other'],
  [null, 'other'],
])('%s is said as %s', (failure, said) => {
  expect(failureKey(failure)).toBe(`assistant.written.failure.${said}`);
});
