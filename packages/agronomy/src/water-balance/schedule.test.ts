import { expect, test } from 'vitest';
import { grossDepth } from './schedule.ts';

test('gross depth from efficiency and leaching', () => {
  expect(grossDepth(60, 0.6)).toBe(100);
  expect(grossDepth(60, 0.6, 0.2)).toBe(125);
  expect(grossDepth(60, 1, 0)).toBe(60);
});

test('an efficiency of 0 is an error', () => {
  expect(() => grossDepth(60, 0)).toThrow('NOT_A_NUMBER');
});
