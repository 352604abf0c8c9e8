/** The session cookie: a token and an HMAC over it. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookies } from 'better-auth/cookies';

/** Ports of one machine share cookies: each deployment has names of its own. */
export function cookiePrefix(publicUrl: string): string {
  return `auth-${createHash('sha256').update(new URL(publicUrl).origin).digest('hex').slice(0, 8)}`;
}

export function isSecure(publicUrl: string): boolean {
  return new URL(publicUrl).protocol === 'https:';
}

export function sessionCookieName(publicUrl: string): string {
  return `${isSecure(publicUrl) ? '__Secure-' : ''}${cookiePrefix(publicUrl)}.session_token`;
}

/** A token whose signature is good, and which secret made it (0 is the current one). */
export interface SessionToken {
  readonly token: string;
  readonly secretIndex: number;
}

function sign(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64');
}

/** Reads the session token out of the request's cookies; null when there is none or nobody of ours signed it. */
export function readSessionToken(headers: Headers, cookieName: string, secrets: readonly string[]): SessionToken | null {
  const value = parseCookies(headers.get('cookie') ?? '').get(cookieName);
  const dot = value?.lastIndexOf('.') ?? -1;
  if (!value || dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1));
  const secretIndex = secrets.findIndex((secret) => {
    const expected = Buffer.from(sign(token, secret));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  return secretIndex < 0 ? null : { token, secretIndex };
}

/** The value of a session cookie for a token, as it stands in a Cookie header. */
export function sessionCookieValue(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${sign(token, secret)}`);
}

/** A Set-Cookie line with the attributes of the library's own. @param seconds 0 takes the cookie away */
export function cookieLine(publicUrl: string, name: string, token: string, secret: string, seconds: number): string {
  const value = token === '' ? '' : sessionCookieValue(token, secret);
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly;${isSecure(publicUrl) ? ' Secure;' : ''} SameSite=Lax`;
}

/** The request with its session cookie signed by this secret, as if it had never been changed. */
export function withSessionCookie(request: Request, cookieName: string, token: string, secret: string): Request {
  const headers = new Headers(request.headers);
  const others = (headers.get('cookie') ?? '').split(';').filter((pair) => pair.split('=')[0]?.trim() !== cookieName);
  headers.set('cookie', [...others, `${cookieName}=${sessionCookieValue(token, secret)}`].join(';'));
  return new Request(request, { headers });
}
