/** The library's links in mails. */
import { z } from 'zod';

const claims = z.object({ requestType: z.string().optional(), email: z.string().optional() });

function claimsOf(token: string): z.output<typeof claims> {
  return claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
}

const lastStep = 'change-email-verification';

/** Whether a verification token is the last step of a change of address. The library checks the token itself when it comes back. */
export function isConfirmation(token: string): boolean {
  return claimsOf(token).requestType === lastStep;
}

export interface VerificationLink {
  /** The address that is verified, or changed. */
  readonly email: string;
  /** Of the library; absent for the address of a sign-up. */
  readonly requestType?: string | undefined;
}

/** What a token says of itself: nobody has looked at it yet. Null for what is none. */
export function readLink(token: string): VerificationLink | null {
  try {
    const { email, requestType } = claimsOf(token);
    return email === undefined ? null : { email, requestType };
  } catch {
    return null;
  }
}

/** What such a link does that the audit log has; null for the leave of the old address, which changes nothing yet. */
export function followedAction({
  requestType,
}: Pick<VerificationLink, 'requestType'>): 'account.change-email' | 'account.verify-email' | null {
  if (requestType === lastStep) return 'account.change-email';
  return requestType === undefined ? 'account.verify-email' : null;
}

/** Adds the page that a link leads on to, when the request named none. */
export function withCallback(url: string, page: string): string {
  const link = new URL(url);
  if (!link.searchParams.get('callbackURL')) link.searchParams.set('callbackURL', page);
  return link.href;
}
