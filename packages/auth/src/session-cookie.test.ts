import { describe, expect, it } from 'vitest';
import { readSessionToken, sessionCookieValue, withSessionCookie } from './session-cookie.ts';

const current = 'a current secret of thirty-two characters';
const old = 'an older secret of thirty-two characters';
const headersOf = (cookie: string) => new Headers({ cookie });

describe('session cookie', () => {
  it('reads what a listed secret signed and says which', () => {
    const cookie = `theme=dark; s=${sessionCookieValue('token', old)}`;
    expect(readSessionToken(headersOf(cookie), 's', [current, old])).toEqual({ token: 'token', secretIndex: 1 });
    expect(readSessionToken(headersOf(cookie), 's', [current])).toBeNull();
    expect(readSessionToken(headersOf(cookie), 'other', [current, old])).toBeNull();
  });

  it('reads nothing out of rubbish', () => {
    for (const cookie of ['', 's', 's=', 's=.', 's=token', 's=token.', 's=%', 's=%E0%A4%A', `s=${'x'.repeat(5000)}.y`]) {
      expect(readSessionToken(headersOf(cookie), 's', [current])).toBeNull();
    }
  });

  it('signs again with the current secret and leaves the other cookies', async () => {
    const cookie = `theme=dark; s=${sessionCookieValue('token', old)}; t=1`;
    const request = new Request('http://localhost/x', { method: 'POST', body: 'kept', headers: { cookie } });
    const signed = withSessionCookie(request, 's', 'token', current);
    expect(readSessionToken(signed.headers, 's', [current])).toEqual({ token: 'token', secretIndex: 0 });
    expect(signed.headers.get('cookie')).toContain('theme=dark');
    expect(signed.headers.get('cookie')).toContain('t=1');
    expect(await signed.text()).toBe('kept');
  });
});
