/** The library's links in mails. */
import { z } from 'zod';

const claims = z.object({ requestType: z.string().optional(), email: z.string().optional() });

function claimsOf(token: string): z.output<typeof claims> {
  return claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
}

/** Whether a verification token is the last step of a change of address. The library checks the token itself when it comes back. */
export function isConfirmation(token: string): boolean {
  return claimsOf(token).requestType === 'change-email-verification';
}

/** The address that such a token changes, as it says itself: nobody has looked at the token yet. Null for any other. */
export function confirmedEmail(token: string): string | null {
  try {
    return isConfirmation(token) ? (claimsOf(token).email ?? null) : null;
  } catch {
    return null;
  }
}

/** Adds the page that a link leads on to, when the request named none. */
export function withCallback(url: string, page: string): string {
  const link = new URL(url);
  if (!link.searchParams.get('callbackURL')) link.searchParams.set('callbackURL', page);
  return link.href;
}
