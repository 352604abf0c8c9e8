import { createTranslator, locales } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { describe, expect, it } from 'vitest';
import { authErrorData, meanings } from './error-data.ts';
import en from './messages/en.json' with { type: 'json' };
import ur from './messages/ur.json' with { type: 'json' };

describe('authErrorData', () => {
  it('keeps the code of the library and says it in our words', () => {
    expect(authErrorData(401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' })).toEqual({
      code: 'INVALID_EMAIL_OR_PASSWORD',
      kind: 'unauthenticated',
      messageKey: 'auth.error.wrong-sign-in',
      params: {},
    });
  });

  it.each([
    ['email', 'auth.error.email-invalid'],
    ['name', 'auth.error.name-invalid'],
    ['callbackURL', 'errors.INVALID_INPUT'],
    ['constructor', 'errors.INVALID_INPUT'],
  ])('names the field of a validation error and what it asks for: %s', (field, messageKey) => {
    const data = authErrorData(400, { code: 'VALIDATION_ERROR', message: `[body.${field}] Invalid input: expected string` });
    expect(data).toMatchObject({ code: 'VALIDATION_ERROR', kind: 'invalid', messageKey, field });
  });

  it('names the field of a form where the library has it one level deeper', () => {
    const data = authErrorData(400, { code: 'VALIDATION_ERROR', message: 'Invalid input', field: 'data.name' });
    expect(data).toMatchObject({ messageKey: 'auth.error.name-invalid', field: 'name' });
  });

  it('says how long to wait', () => {
    expect(authErrorData(429, { message: 'Too many requests. Please try again later.' }, 10)).toEqual({
      code: 'TOO_MANY',
      kind: 'too-many',
      messageKey: 'errors.TOO_MANY',
      params: { seconds: '10' },
      retryAfter: 10,
    });
    expect(authErrorData(429, { code: 'SIGN_IN_BLOCKED' }, 240)).toMatchObject({
      messageKey: 'auth.error.sign-in-blocked',
      params: { minutes: '4' },
      retryAfter: 240,
    });
    expect(authErrorData(429, { code: 'SIGN_IN_BLOCKED' }, 59)).toMatchObject({
      messageKey: 'auth.error.sign-in-blocked-seconds',
      params: { seconds: '59' },
      retryAfter: 59,
    });
  });

  it('passes on the parameters of a refusal of our own, when they are texts', () => {
    const data = authErrorData(403, { code: 'SEAT_LIMIT', params: { seats: '7' } });
    expect(data).toMatchObject({ code: 'SEAT_LIMIT', kind: 'forbidden', params: { seats: '7' } });
    expect(authErrorData(403, { code: 'SEAT_LIMIT', params: { seats: {} } }).params).toEqual({});
  });

  it('shows nothing of an internal error, whatever its body says', () => {
    const data = authErrorData(500, { code: 'P2002', message: 'Invalid `prisma.user.create()` invocation' });
    expect(data).toEqual({ code: 'INTERNAL', kind: 'internal', messageKey: 'errors.INTERNAL', params: {} });
  });

  it('reads bodies that are none', () => {
    expect(authErrorData(404, undefined).code).toBe('NOT_FOUND');
    expect(authErrorData(403, 'no').code).toBe('FORBIDDEN');
    expect(authErrorData(400, { code: 'constructor' })).toMatchObject({ messageKey: 'errors.INVALID_INPUT' });
  });

  for (const locale of locales) {
    const { t } = createTranslator(locale, compileCatalogue(locale === 'ur' ? ur : en));

    it(`has every parameter that its message wants (${locale})`, () => {
      for (const code of Object.keys(meanings)) {
        for (const wait of [10, 60]) {
          const { messageKey, params } = authErrorData(400, { code, params: { seats: '7' } }, wait);
          if (messageKey.startsWith('auth.')) expect(t(messageKey, params)).not.toMatch(/[{}]/);
        }
      }
    });

    it.each([
      [1, { en: 'in 1 second,', ur: '1 سیکنڈ بعد' }],
      [30, { en: 'in 30 seconds,', ur: '30 سیکنڈ بعد' }],
      [60, { en: 'in 1 minute,', ur: '1 منٹ بعد' }],
      [61, { en: 'in 2 minutes,', ur: '2 منٹ بعد' }],
    ])(`says a wait of %i seconds as people do (${locale})`, (wait, said) => {
      const { messageKey, params } = authErrorData(429, { code: 'SIGN_IN_BLOCKED' }, wait);
      expect(t(messageKey, params)).toContain(said[locale]);
    });
  }
});
