import { expect, test } from 'vitest';
import { periodOf, resetsOn, secondsToReset } from './period.ts';

test.each([
  ['2026-11-30T18:59:59Z', '2026-11-01', '2026-12-01', 1],
  ['2026-11-30T19:00:00Z', '2026-12-01', '2027-01-01', 31 * 86_400],
  ['2026-12-31T18:59:59.999Z', '2026-12-01', '2027-01-01', 1],
  ['2027-02-01T00:00:00Z', '2027-02-01', '2027-03-01', 28 * 86_400 - 5 * 3_600],
])('at %s it is the month of %s in Karachi', (instant, period, next, seconds) => {
  const now = new Date(instant);
  expect(periodOf(now)).toBe(period);
  expect(resetsOn(periodOf(now))).toBe(next);
  expect(secondsToReset(now)).toBe(seconds);
});
