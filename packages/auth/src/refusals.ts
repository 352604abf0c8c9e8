/** Refusals about members and invitations: few codes, each with one status, whoever found the reason. */
import { APIError } from 'better-auth/api';

/** HTTP status by code. What another person's invitation is, and what never was one, must look alike: both are not found. */
const statuses = {
  NOT_A_MEMBER: 403,
  NOT_ALLOWED: 403,
  LAST_OWNER: 403,
  SEAT_LIMIT: 403,
  SESSION_NOT_FRESH: 403,
  DEMO_MODE: 403,
  DEMO_ACCOUNT: 403,
  INVITATION_EMAIL_NOT_VERIFIED: 403,
  MEMBER_NOT_FOUND: 404,
  INVITATION_NOT_FOUND: 404,
  ALREADY_A_MEMBER: 409,
  INVITATION_CAP: 429,
} as const;

export type Refusal = keyof typeof statuses;

/** What the library would say where our own check came too early for it: between the two, something may have changed. */
const libraryCodes: Readonly<Record<string, Refusal>> = {
  INVITATION_NOT_FOUND: 'INVITATION_NOT_FOUND',
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: 'INVITATION_NOT_FOUND',
  INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION: 'INVITATION_NOT_FOUND',
  EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION: 'INVITATION_EMAIL_NOT_VERIFIED',
  EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION: 'INVITATION_EMAIL_NOT_VERIFIED',
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: 'ALREADY_A_MEMBER',
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: 'LAST_OWNER',
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: 'LAST_OWNER',
  YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER: 'NOT_ALLOWED',
  YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER: 'NOT_ALLOWED',
  YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION: 'NOT_ALLOWED',
  YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE: 'NOT_ALLOWED',
  YOU_ARE_NOT_ALLOWED_TO_CANCEL_THIS_INVITATION: 'NOT_ALLOWED',
  YOU_ARE_NOT_ALLOWED_TO_LIST_INVITATIONS: 'NOT_ALLOWED',
  YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION: 'NOT_A_MEMBER',
  MEMBER_NOT_FOUND: 'MEMBER_NOT_FOUND',
};

/** An error to throw inside the library. */
export function refuse(code: Refusal, params: Readonly<Record<string, string>> = {}, headers: HeadersInit = {}): APIError {
  return new APIError(statuses[code], { code, message: code, params }, headers);
}

/** Code and status of a refusal of the library as this product has them; null for one that stays as it is. */
export function refusalOf(libraryCode: unknown): { readonly code: Refusal; readonly status: number } | null {
  const code =
    typeof libraryCode === 'string' && Object.hasOwn(libraryCodes, libraryCode) ? libraryCodes[libraryCode] : undefined;
  return code ? { code, status: statuses[code] } : null;
}
