import { expect } from 'vitest';

/** What binary fractions add at the edge of a decimal tolerance: |1.68 − 1.7| is 0.02 and a little. */
const binarySlack = 1e-12;

/** Within an absolute tolerance; a number that is not finite is never near. */
export function expectNear(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance + binarySlack);
}
