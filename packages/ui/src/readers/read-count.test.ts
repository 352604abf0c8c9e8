import { expect, test } from 'vitest';
import { readCount } from './read-count.ts';

test.each([
  ['60', { kind: 'read', count: 60 }],
  ['۶۰', { kind: 'read', count: 60 }],
  ['1', { kind: 'read', count: 1 }],
  ['600', { kind: 'read', count: 600 }],
  ['', { kind: 'empty' }],
  ['0', { kind: 'error', code: 'COUNT_OUT_OF_RANGE' }],
  ['601', { kind: 'error', code: 'COUNT_OUT_OF_RANGE' }],
  ['-5', { kind: 'error', code: 'COUNT_OUT_OF_RANGE' }],
  ['12.5', { kind: 'error', code: 'COUNT_INVALID' }],
  ['sixty', { kind: 'error', code: 'COUNT_INVALID' }],
  ['9'.repeat(30), { kind: 'error', code: 'COUNT_INVALID' }],
])('reads %j between 1 and 600', (text, reading) => {
  expect(readCount(text, 1, 600)).toEqual(reading);
});
