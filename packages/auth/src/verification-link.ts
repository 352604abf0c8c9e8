/** The library's links in mails. */
import { z } from 'zod';

const claims = z.object({ requestType: z.string().optional() });

/** Whether a verification token is the last step of a change of address. The library checks the token itself when it comes back. */
export function isConfirmation(token: string): boolean {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return claims.parse(JSON.parse(payload)).requestType === 'change-email-verification';
}

/** Adds the page that a link leads on to, when the request named none. */
export function withCallback(url: string, page: string): string {
  const link = new URL(url);
  if (!link.searchParams.get('callbackURL')) link.searchParams.set('callbackURL', page);
  return link.href;
}
