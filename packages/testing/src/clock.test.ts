import { expect, test } from 'vitest';
import { fixedClock } from './clock.ts';

test('stands still until it is moved', () => {
  const clock = fixedClock('2026-03-01T09:00:00+05:00');
  expect(clock.now().toISOString()).toBe('2026-03-01T04:00:00.000Z');
  clock.advance(90_000);
  expect(clock.now().toISOString()).toBe('2026-03-01T04:01:30.000Z');
  clock.set('2026-03-02T00:00:00Z');
  expect(clock.now().toISOString()).toBe('2026-03-02T00:00:00.000Z');
});

test('refuses what is no instant', () => {
  expect(() => fixedClock('yesterday')).toThrow(RangeError);
});
