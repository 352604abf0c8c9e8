import { describe, expect, it } from 'vitest';
import { meanings } from './error-data.ts';
import { refusalOf, refuse } from './refusals.ts';

describe('refusals', () => {
  it('give what the library says in many ways one code and one status', () => {
    expect(refusalOf('YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION')).toEqual(refusalOf('INVITATION_NOT_FOUND'));
    expect(refusalOf('YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER')).toEqual({ code: 'LAST_OWNER', status: 403 });
    for (const code of ['INVALID_EMAIL', 'constructor', undefined, 7]) expect(refusalOf(code)).toBeNull();
  });

  it('are errors of the library with our code, status and parameters, and have a message', () => {
    const error = refuse('SEAT_LIMIT', { seats: '7' });
    expect([error.statusCode, error.body]).toMatchObject([403, { code: 'SEAT_LIMIT', params: { seats: '7' } }]);
    for (const code of ['SEAT_LIMIT', 'NOT_ALLOWED', 'MEMBER_NOT_FOUND', 'INVITATION_CAP'])
      expect(meanings).toHaveProperty(code);
  });
});
