import { AppError } from '@repo/facts';
import { TRPCClientError } from '@trpc/client';
import { describe, expect, test } from 'vitest';
import { parseWireError, RequestError, wireErrorOf } from './wire-error.ts';

const sent = {
  code: 'MONEY_INVALID',
  kind: 'invalid',
  messageKey: 'errors.MONEY_INVALID',
  params: { text: 'abc', dropped: 3 },
  field: 'cost',
  retryAfter: 5,
  requestId: 'r1',
};

describe('the body of an error', () => {
  test('is read with its field, wait and request', () => {
    expect(parseWireError(sent)).toEqual({ ...sent, params: { text: 'abc' } });
  });

  test.each([
    null,
    'text',
    42,
    {},
    { code: 'A', kind: 'odd', messageKey: 'errors.A' },
    { code: 1, kind: 'invalid', messageKey: 'x' },
  ])('of somebody else is none of ours: %j', (body) => {
    expect(parseWireError(body)).toBeNull();
  });
});

describe('what is known of', () => {
  test('an error of the host', () => {
    const wire = parseWireError(sent);
    if (!wire) throw new Error('not read');
    expect(wireErrorOf(new RequestError(wire))).toBe(wire);
  });

  test('an error of our own code', () => {
    const error = new AppError('DATE_INVALID', { field: 'firstDue', params: { text: 'x' } });
    expect(wireErrorOf(error)).toMatchObject({ code: 'DATE_INVALID', messageKey: 'errors.DATE_INVALID', field: 'firstDue' });
  });

  test('an error of a procedure', () => {
    const error = TRPCClientError.from({ error: { message: 'MONEY_INVALID', code: -32600, data: sent } });
    expect(wireErrorOf(error)).toMatchObject({ code: 'MONEY_INVALID', requestId: 'r1' });
  });

  test('a network that is away, for a procedure and for a chunk', () => {
    const failed = new TypeError('Failed to fetch');
    for (const error of [failed, TRPCClientError.from(failed)]) {
      expect(wireErrorOf(error)).toMatchObject({ code: 'NETWORK', kind: 'unavailable' });
    }
  });

  test('anything else', () => {
    expect(wireErrorOf(new RangeError('x'))).toMatchObject({ code: 'INTERNAL', kind: 'internal' });
    expect(wireErrorOf('x')).toMatchObject({ code: 'INTERNAL' });
  });
});
