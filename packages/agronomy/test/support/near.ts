import { expect } from 'vitest';

/** What binary fractions add at the edge of a decimal tolerance: |1.68 − 1.7| is 0.02 and a little. */
const binarySlack = 1e-12;

/** Within an absolute tolerance; a number that is not finite is never near. */
export function expectNear(actual: number, expected: number, tolerance: number): void {
  const off = Math.abs(actual - expected);
  // Asked hundreds of thousands of times: an assertion takes longer than what it asserts.
  if (off <= tolerance + binarySlack) return;
  expect(off, `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance + binarySlack);
}
