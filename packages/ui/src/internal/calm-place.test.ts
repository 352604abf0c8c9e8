import { expect, test } from 'vitest';
import { calmPlace } from './calm-place.ts';

const flat = Array.from({ length: 40 }, () => 50);

test('a label stands where no line comes near', () => {
  const dip = Array.from({ length: 40 }, (_, step) => (step < 25 ? 58 : 120));
  const step = calmPlace({ lines: [flat, dip], heightAt: () => 64, steps: 40, half: 5 });
  expect(step).toBeGreaterThanOrEqual(30);
  expect(step).toBeLessThanOrEqual(34);
});

test('a drawing narrower than its label still has a place', () => {
  expect(calmPlace({ lines: [[1, 2]], heightAt: () => 0, steps: 2, half: 9 })).toBe(1);
  expect(calmPlace({ lines: [[1]], heightAt: () => 0, steps: 1, half: 9 })).toBe(0);
});
