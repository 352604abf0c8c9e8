import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitVector } from './unit-vector.ts';

test('(3, 4) has length 5', () => {
  expect(unitVector([3, 4])).toEqual([0.6, 0.8]);
});

test('zeros stay zeros', () => {
  expect(unitVector([0, 0])).toEqual([0, 0]);
});

test('every other vector gets length 1', () => {
  const components = fc.array(fc.float({ noNaN: true, min: -1000, max: 1000 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(
      components.filter((vector) => vector.some((component) => Math.abs(component) > 1e-3)),
      (vector) => {
        expect(Math.hypot(...unitVector(vector))).toBeCloseTo(1, 9);
      },
    ),
    { numRuns: deepRuns(100, 1000) },
  );
});
