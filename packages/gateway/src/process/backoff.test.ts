import { expect, test } from 'vitest';
import { Backoff } from './backoff.ts';

test('each restart in a row waits twice as long, up to the longest', () => {
  const backoff = new Backoff({ first: 100, longest: 500, stable: 1000 });
  expect([0, 0, 0, 0, 0].map((uptime) => backoff.next(uptime))).toEqual([100, 200, 400, 500, 500]);
});

test('a process that was stable starts the count anew', () => {
  const backoff = new Backoff({ first: 100, longest: 500, stable: 1000 });
  expect([0, 999, 1000, 0].map((uptime) => backoff.next(uptime))).toEqual([100, 200, 100, 200]);
});
