import { expect, test } from 'vitest';
import { carriesToken, newToken } from './bearer-token.ts';

test('a new token has 32 random bytes', () => {
  expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
  expect(newToken()).not.toBe(newToken());
});

test.each([
  ['Bearer abc', true],
  ['bearer abc', true],
  ['Bearer abcd', false],
  ['Bearer ab', false],
  ['Basic abc', false],
  ['abc', false],
  ['Bearer ', false],
  ['Bearer abc abc', false],
  [undefined, false],
])('%s: %s', (header, expected) => {
  expect(carriesToken(header, 'abc')).toBe(expected);
});
