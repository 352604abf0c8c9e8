import { describe, expect, test } from 'vitest';
import { httpVectors } from '../testing/vectors.ts';
import { httpError } from './http-error.ts';
import { InferenceError } from './inference-error.ts';
import { retryAfterMs } from './retry-after.ts';

const now = Date.parse('2026-03-01T09:00:00Z');
const failures = httpVectors.filter(({ status }) => status !== 200);

test.each(failures)('$id $title', ({ status, headers, body, expect: { note: _, retryAfterMs: wait, ...expected } }) => {
  const date = new Date(now + 3000).toUTCString();
  const sent = Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, v.replace('{{HTTP_DATE_IN_3S}}', date)]));
  const error = httpError({ status, headers: sent, body }, now);
  expect(error).toMatchObject(expected);
  if (Array.isArray(wait)) expect(error.retryAfterMs).toBe(3000);
  else expect(error.retryAfterMs).toBe(wait);
});

describe('Retry-After', () => {
  test.each([
    ['fractional seconds', { 'retry-after': '1.5' }, 1500],
    ['a past date is no wait', { 'retry-after': 'Sun, 01 Mar 2026 08:00:00 GMT' }, 0],
    ['a far date is clamped', { 'retry-after': 'Sun, 01 Mar 2026 10:00:00 GMT' }, 60_000],
    ['seconds are clamped', { 'retry-after': '3600' }, 60_000],
    ['the form of C', { 'retry-after': 'Sun Mar  1 09:00:02 2026' }, 2000],
    ['the form of RFC 850', { 'retry-after': 'Sunday, 01-Mar-26 09:00:02 GMT' }, 2000],
    ['unreadable', { 'retry-after': 'soon' }, undefined],
    ['negative', { 'retry-after': '-5' }, undefined],
    ['a date that is none', { 'retry-after': 'Sun, 99 Foo 2026' }, undefined],
    ['unreadable milliseconds fall back to seconds', { 'retry-after-ms': 'x', 'retry-after': '2' }, 2000],
    ['the first of two', { 'retry-after': ['1', '9'] }, 1000],
  ])('%s', (_, headers, wait) => {
    expect(retryAfterMs(headers, now)).toBe(wait);
  });
});

describe('classes that no vector names', () => {
  const error = (status: number, body = '', headers = {}) => httpError({ status, headers, body }, now);

  test.each([
    [400, 'invalid_request', false],
    [402, 'invalid_request', false],
    [403, 'unauthorized', false],
    [404, 'model_not_found', false],
    [413, 'invalid_request', false],
    [415, 'invalid_request', false],
    [422, 'invalid_request', false],
    [501, 'not_supported', false],
    [504, 'upstream_error', true],
    [307, 'tier_denied', false],
  ])('%i is %s', (status, code, retryable) => {
    expect(error(status)).toMatchObject({ code, status, retryable });
  });

  test('x-should-retry: true stands above the status', () => {
    expect(error(409, '', { 'x-should-retry': 'true' }).retryable).toBe(true);
  });

  test('a 429 for an empty account is a quota, not a rate', () => {
    expect(error(429, '{"error":{"message":"x","type":"insufficient_quota"}}')).toMatchObject({
      code: 'quota_exceeded',
      retryable: false,
    });
  });

  test('an embedded gateway without a model says so', () => {
    const body = '{"error":{"message":"no model","type":"no_model","code":503}}';
    expect(error(503, body, { 'x-should-retry': 'false' })).toMatchObject({ code: 'no_model', retryable: false });
  });

  test('the text of a FastAPI error is kept, the body of anything else is not', () => {
    expect(error(400, '{"detail":"Not allowed"}').message).toBe('Not allowed');
    expect(error(502, '<html>secret</html>').message).toBe('HTTP 502');
  });

  test('404 hints at the base URL', () => {
    expect(error(404).message).toContain('/v1');
  });
});

test('an error with more known about it keeps what it knew', () => {
  const error = new InferenceError('rate_limited', { status: 429, retryAfterMs: 5, message: 'slow', cause: 'c' });
  expect(error.with({ requestId: 'r', endpointId: 'e', retryable: false })).toMatchObject({
    code: 'rate_limited',
    status: 429,
    retryAfterMs: 5,
    message: 'slow',
    cause: 'c',
    requestId: 'r',
    endpointId: 'e',
    retryable: false,
  });
});
