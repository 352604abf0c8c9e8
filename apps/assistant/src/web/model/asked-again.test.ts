import { expect, test } from 'vitest';
import { askedAgainAfter } from './asked-again.ts';

test.each([
  ['ready', null, 30_000],
  ['none', null, 30_000],
  ['failed', null, 30_000],
  ['loading', null, 3_000],
  ['starting', null, 3_000],
  ['resting', 60_000, 5_000],
  ['resting', 2_400, 2_400],
  ['resting', 20, 1_000],
  ['refused', null, 60_000],
] as const)('%s with %s ms to rest is asked again after %s', (state, waitMs, after) => {
  expect(askedAgainAfter({ state, waitMs })).toBe(after);
});
