import { describe, expect, test } from 'vitest';
import { checkJson } from './json-guard.ts';

describe('AB-079 depth', () => {
  test('ten thousand arrays are refused without being built', () => {
    expect(() => checkJson('['.repeat(10_000) + ']'.repeat(10_000))).toThrow('NESTED_TOO_DEEP');
    expect(() => checkJson('['.repeat(1_000_000))).toThrow('NESTED_TOO_DEEP');
  });

  test('32 levels pass, 33 do not', () => {
    expect(() => checkJson('['.repeat(32) + ']'.repeat(32))).not.toThrow();
    expect(() => checkJson(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`)).toThrow('NESTED_TOO_DEEP');
  });

  test('brackets inside strings do not count, escaped quotes included', () => {
    expect(() => checkJson(JSON.stringify({ text: `${'['.repeat(100)}"\\${'{'.repeat(100)}` }))).not.toThrow();
  });
});

test('what is not JSON is refused', () => {
  expect(() => checkJson('{"a":')).toThrow('INVALID_JSON');
});
