import { expect, test } from 'vitest';
import { hashCode, makeCode, readCode, showCode } from './code.ts';

test('a code is read as it is shown, and as people type it', () => {
  expect(showCode('7K3MX9QD')).toBe('7K3M-X9QD');
  for (const typed of ['7K3M-X9QD', '7k3mx9qd', ' 7K3M – X9QD ', '۷K۳M-X۹QD', '٧K٣M-X٩QD'])
    expect(readCode(typed)).toBe('7K3MX9QD');
  expect(readCode('OIL0-1111')).toBe('01101111');
});

test('what is none is none', () => {
  for (const typed of ['', '7K3M-X9Q', '7K3M-X9QDD', '7K3M-X9QU', 'گ'.repeat(8), '7K3M_X9QD'])
    expect(readCode(typed)).toBeNull();
});

test('codes differ, and are read back', () => {
  const codes = new Set(Array.from({ length: 500 }, makeCode));
  expect(codes.size).toBe(500);
  for (const code of codes) expect(readCode(showCode(code))).toBe(code);
});

test('a hash needs the secret', () => {
  expect(hashCode('7K3MX9QD', 'a')).not.toBe(hashCode('7K3MX9QD', 'b'));
  expect(hashCode('7K3MX9QD', 'a')).toMatch(/^[0-9a-f]{64}$/);
});
