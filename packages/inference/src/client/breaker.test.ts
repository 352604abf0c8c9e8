import { describe, expect, test } from 'vitest';
import { manualClock } from '../../test/support/clock.ts';
import { type ErrorDetails, InferenceError } from '../errors/index.ts';
import type { ErrorCode } from '../types/error-codes.ts';
import { Breaker, Breakers } from './breaker.ts';

const ill = new InferenceError('connect_failed');

function setup() {
  const clock = manualClock();
  const breaker = new Breaker(clock);
  const run = (error: InferenceError | null): void => breaker.admit()?.settle(error);
  const fail = (times: number): void => {
    for (let i = 0; i < times; i += 1) run(ill);
  };
  return { clock, breaker, run, fail };
}

test('opens at the fifth failure of the last 20, with successes between', () => {
  const { breaker, run } = setup();
  for (let i = 0; i < 4; i += 1) for (const error of [ill, null, null, null]) run(error);
  expect(breaker.state).toBe('closed');
  run(ill);
  expect(breaker.state).toBe('open');
});

test('failures that are more than 20 calls ago do not count', () => {
  const { breaker, run, fail } = setup();
  fail(4);
  for (let i = 0; i < 19; i += 1) run(null);
  fail(3);
  expect(breaker.state).toBe('closed');
  run(ill);
  expect(breaker.state).toBe('closed');
  run(ill);
  expect(breaker.state).toBe('open');
});

test('open for 5 s, then twice as long each time, at most 60 s', () => {
  const { clock, breaker, fail } = setup();
  fail(5);
  const lengths: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    lengths.push(breaker.retryAfterMs);
    clock.advance(breaker.retryAfterMs - 1);
    expect(breaker.admit()).toBeNull();
    clock.advance(1);
    expect(breaker.state).toBe('half_open');
    fail(1);
  }
  expect(lengths).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});

test('half open lets one call try; its success closes and forgets', () => {
  const { clock, breaker, fail } = setup();
  fail(5);
  clock.advance(5_000);
  const probe = breaker.admit();
  expect(breaker.admit()).toBeNull();
  probe?.settle(null);
  expect(breaker.state).toBe('closed');
  fail(4);
  expect(breaker.state).toBe('closed');
  fail(1);
  expect(breaker.retryAfterMs).toBe(5_000);
});

test('a probe that says nothing about the server leaves the place to the next', () => {
  const { clock, breaker, fail } = setup();
  fail(5);
  clock.advance(5_000);
  breaker.admit()?.settle(new InferenceError('aborted'));
  expect(breaker.state).toBe('half_open');
  expect(breaker.admit()).not.toBeNull();
});

test('a call that began before it opened does not decide for the probe', () => {
  const { clock, breaker, fail } = setup();
  const early = breaker.admit();
  fail(5);
  clock.advance(5_000);
  early?.settle(null);
  expect(breaker.state).toBe('half_open');
});

describe('what counts', () => {
  test.each([
    ['timeout', { phase: 'first_token' }],
    ['unavailable', { status: 503 }],
    ['upstream_error', { status: 500 }],
    ['upstream_error', {}],
    ['protocol_error', {}],
    ['stream_incomplete', {}],
  ] satisfies [ErrorCode, ErrorDetails][])('%s %j does', (code, details) => {
    const { breaker, run } = setup();
    for (let i = 0; i < 5; i += 1) run(new InferenceError(code, details));
    expect(breaker.state).toBe('open');
  });

  test.each([
    ['invalid_request', { status: 400 }],
    ['unauthorized', { status: 401 }],
    ['not_supported', { status: 501 }],
    ['context_length_exceeded', { status: 400 }],
    ['upstream_error', { status: 400 }],
    ['aborted', {}],
    ['tier_denied', {}],
    ['no_model', { status: 503 }],
    ['rate_limited', { status: 429 }],
  ] satisfies [ErrorCode, ErrorDetails][])('%s %j does not', (code, details) => {
    const { breaker, run } = setup();
    for (let i = 0; i < 20; i += 1) run(new InferenceError(code, details));
    expect(breaker.state).toBe('closed');
  });
});

test('a pause is not ended by a later answer that names none', () => {
  const { breaker } = setup();
  const [first, second] = [breaker.admit(), breaker.admit()];
  first?.settle(new InferenceError('rate_limited', { retryAfterMs: 3_000 }));
  second?.settle(new InferenceError('rate_limited'));
  expect(breaker).toMatchObject({ state: 'open', retryAfterMs: 3_000, pauseMs: 3_000 });
});

test.each(['rate_limited', 'overloaded'] as const)('%s pauses for as long as the server asks', (code) => {
  const { clock, breaker, run } = setup();
  run(new InferenceError(code, { retryAfterMs: 7_000 }));
  expect([breaker.state, breaker.retryAfterMs]).toEqual(['open', 7_000]);
  clock.advance(7_000);
  expect(breaker.state).toBe('closed');
});

test('a thousand models are remembered, and an endpoint is as ill as its worst one', () => {
  const clock = manualClock();
  const breakers = new Breakers(clock);
  const first = breakers.of('e', 'm0');
  for (let i = 0; i < 5; i += 1) first.admit()?.settle(ill);
  for (let i = 1; i < 1_000; i += 1) breakers.of('e', `m${i}`);
  expect([breakers.of('e', 'm0') === first, breakers.stateOf('e'), breakers.stateOf('other')]).toEqual([
    true,
    'open',
    'closed',
  ]);
  clock.advance(5_000);
  expect(breakers.stateOf('e')).toBe('half_open');
  breakers.of('e', 'm1000');
  expect(breakers.of('e', 'm0')).not.toBe(first);
});

describe('an answer to something else than a call', () => {
  test('lets one call try a server that could not be reached, long before its rest is over', () => {
    const { clock, breaker, run, fail } = setup();
    fail(5);
    clock.advance(5_000);
    fail(1);
    expect(breaker.retryAfterMs).toBe(10_000);
    clock.advance(1_000);
    breaker.noteAnswer();
    expect([breaker.state, breaker.retryAfterMs]).toEqual(['half_open', 0]);
    run(null);
    expect(breaker.state).toBe('closed');
  });

  test('does not end the rest of a server that fails the calls by itself, nor a pause that it asked for', () => {
    const own = setup();
    for (let i = 0; i < 5; i += 1) own.run(new InferenceError('upstream_error', { status: 500 }));
    own.breaker.noteAnswer();
    expect(own.breaker.retryAfterMs).toBe(5_000);
    const paused = setup();
    paused.run(new InferenceError('rate_limited', { retryAfterMs: 3_000 }));
    paused.breaker.noteAnswer();
    expect(paused.breaker.retryAfterMs).toBe(3_000);
  });

  test('opens nothing that is closed', () => {
    const { breaker, fail } = setup();
    fail(4);
    breaker.noteAnswer();
    fail(1);
    expect(breaker.state).toBe('open');
  });
});

test('counts the attempts that failed, and not those that the caller ended', () => {
  const { breaker, run } = setup();
  run(ill);
  run(null);
  run(new InferenceError('aborted'));
  run(new InferenceError('model_not_found', { status: 404 }));
  expect(breaker.failed).toBe(2);
});
