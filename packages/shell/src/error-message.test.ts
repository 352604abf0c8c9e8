import { AppError } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { errorField, errorMessage, RequestError } from './error-message.tsx';

/** Shows what would be translated. */
const i18n = {
  has: (key: string) => key.startsWith('errors.'),
  t: (key: string, params: Readonly<Record<string, string | number>> = {}) => `${key} ${JSON.stringify(params)}`,
};

const error = (wire: { code: string; messageKey: string; retryAfter?: number; requestId?: string }) =>
  new RequestError({ kind: 'too-many', params: {}, ...wire });

describe('a message', () => {
  test('is the one that the host named, with its parameters', () => {
    const thrown = new AppError('MONEY_INVALID', { params: { text: 'abc' } });
    expect(errorMessage(thrown, i18n)).toContain('errors.MONEY_INVALID');
    expect(errorMessage(thrown, i18n)).toContain('"text":"abc"');
  });

  test.each([
    [0, 'errors.TOO_MANY_SECONDS {"seconds":1}'],
    [10, 'errors.TOO_MANY_SECONDS {"seconds":10}'],
    [59, 'errors.TOO_MANY_SECONDS {"seconds":59}'],
    [60, 'errors.TOO_MANY_MINUTES {"minutes":1}'],
    [61, 'errors.TOO_MANY_MINUTES {"minutes":2}'],
    [900, 'errors.TOO_MANY_MINUTES {"minutes":15}'],
  ])('says a wait of %i seconds as %s', (retryAfter, said) => {
    const thrown = error({ code: 'TOO_MANY', messageKey: 'errors.TOO_MANY', retryAfter });
    expect(errorMessage(thrown, i18n)).toBe(said);
  });

  test('that is in no catalogue becomes the general one, with the request to quote', () => {
    const thrown = error({ code: 'NEW_CODE', messageKey: 'other.NEW_CODE', requestId: 'r1' });
    expect(errorMessage(thrown, i18n)).toBe('errors.INTERNAL {"requestId":"r1"}');
  });
});

test('an error knows its field, or belongs on top', () => {
  expect(errorField(new AppError('A', { field: 'cost' }))).toBe('cost');
  expect(errorField(new AppError('A'))).toBeNull();
  expect(errorField(new TypeError('x'))).toBeNull();
});
