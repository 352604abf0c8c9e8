import { expect, test } from 'vitest';
import { manualClock } from '../../test/support/clock.ts';
import { backoffMs, RetryBudget } from './backoff.ts';

test('full jitter: from nothing to a bound that doubles from 250 ms to 8 s', () => {
  const bounds = [0, 1, 2, 3, 4, 5, 6, 60].map((retry) => backoffMs(retry, () => 1));
  expect(bounds).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  expect(backoffMs(3, () => 0)).toBe(0);
  expect(backoffMs(3, () => 0.25)).toBe(500);
});

const take = (budget: RetryBudget): number => {
  let taken = 0;
  while (taken < 1_000 && budget.take()) taken += 1;
  return taken;
};

test('ten retries in 10 s for a quiet client, and again when they are over', () => {
  const clock = manualClock();
  const budget = new RetryBudget(clock);
  expect(take(budget)).toBe(10);
  clock.advance(9_999);
  expect(take(budget)).toBe(0);
  clock.advance(1);
  expect(take(budget)).toBe(10);
});

test('one for ten calls for a busy one', () => {
  const clock = manualClock();
  const budget = new RetryBudget(clock);
  for (let i = 0; i < 300; i += 1) budget.countCall();
  expect(take(budget)).toBe(30);
  clock.advance(10_000);
  expect(take(budget)).toBe(10);
});
