/** What the library's refusals mean to a person: its codes, with our kinds and message keys. */
import { type ErrorKind, paramsIn } from '@repo/facts';
import type { Locale } from '@repo/i18n';
import { z } from 'zod';
import { limits } from './limits.ts';
import { maximumLength, minimumLength } from './password/password-rules.ts';

/** Everything of a wire error but the request id, which the host knows. */
export interface AuthErrorData {
  /** A code of this product or the library's where it has one: "INVALID_EMAIL_OR_PASSWORD", "PASSWORD_TOO_SHORT", "SESSION_NOT_FRESH". */
  readonly code: string;
  readonly kind: ErrorKind;
  /** In the catalogue of auth or among the base messages. */
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string>>;
  readonly field?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

interface Meaning {
  readonly messageKey: string;
  /** Said where the parameters name a plan that gives more. */
  readonly raisedKey?: string;
  /** The sentence with `seconds` in place of `minutes`, for a wait of less than one. */
  readonly secondsKey?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly field?: string;
}

const originRefused: Meaning = { messageKey: 'errors.ORIGIN_REFUSED' };
const linkElsewhere: Meaning = { messageKey: 'auth.error.link-elsewhere' };
const slugTaken: Meaning = { messageKey: 'auth.error.organization-slug-taken', field: 'slug' };

/** A code that is not here is told by its status. */
export const meanings: Readonly<Record<string, Meaning>> = {
  INVALID_EMAIL_OR_PASSWORD: { messageKey: 'auth.error.wrong-sign-in' },
  EMAIL_NOT_VERIFIED: { messageKey: 'auth.error.email-not-verified' },
  SIGN_IN_BLOCKED: { messageKey: 'auth.error.sign-in-blocked', secondsKey: 'auth.error.sign-in-blocked-seconds' },
  DEMO_MODE: { messageKey: 'auth.error.demo-mode' },
  DEMO_ACCOUNT: { messageKey: 'auth.error.demo-account' },
  ACCOUNT_BANNED: { messageKey: 'auth.error.account-banned' },
  DEMO_LOGIN_CLOSED: { messageKey: 'auth.error.demo-login-closed' },
  INVALID_EMAIL: { messageKey: 'auth.error.email-invalid', field: 'email' },
  PASSWORD_TOO_SHORT: {
    messageKey: 'auth.error.password-too-short',
    params: { characters: String(minimumLength) },
    field: 'password',
  },
  PASSWORD_TOO_LONG: {
    messageKey: 'auth.error.password-too-long',
    params: { characters: String(maximumLength) },
    field: 'password',
  },
  PASSWORD_COMMON: { messageKey: 'auth.error.password-common', field: 'password' },
  PASSWORD_PERSONAL: { messageKey: 'auth.error.password-personal', field: 'password' },
  INVALID_PASSWORD: { messageKey: 'auth.error.current-password-wrong', field: 'currentPassword' },
  INVALID_TOKEN: { messageKey: 'auth.error.link-invalid' },
  TOKEN_EXPIRED: { messageKey: 'auth.error.link-invalid' },
  SESSION_NOT_FRESH: { messageKey: 'auth.error.session-not-fresh' },
  UNAUTHORIZED: { messageKey: 'errors.UNAUTHENTICATED' },
  INVALID_ORIGIN: originRefused,
  MISSING_OR_NULL_ORIGIN: originRefused,
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: originRefused,
  INVALID_CALLBACK_URL: linkElsewhere,
  INVALID_REDIRECT_URL: linkElsewhere,
  ORGANIZATION_ALREADY_EXISTS: slugTaken,
  ORGANIZATION_SLUG_ALREADY_TAKEN: slugTaken,
  YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS: {
    messageKey: 'auth.error.organization-limit',
    params: { count: String(limits.organizationsPerUser) },
  },
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: { messageKey: 'auth.error.not-a-member' },
  NOT_A_MEMBER: { messageKey: 'auth.error.not-a-member' },
  MEMBER_NOT_FOUND: { messageKey: 'auth.error.member-not-found' },
  ALREADY_A_MEMBER: { messageKey: 'auth.error.already-a-member' },
  NOT_ALLOWED: { messageKey: 'errors.FORBIDDEN' },
  LAST_OWNER: { messageKey: 'auth.error.last-owner' },
  SEAT_LIMIT: { messageKey: 'auth.error.seat-limit', raisedKey: 'auth.error.seat-limit-raise' },
  INVITATION_NOT_FOUND: { messageKey: 'auth.error.invitation-not-found' },
  INVITATION_EMAIL_NOT_VERIFIED: { messageKey: 'auth.error.invitation-email-not-verified' },
  INVITATION_CAP: { messageKey: 'auth.error.invitation-cap', params: { invitations: String(limits.invitations) } },
};

/** What a field of a form asks for, by its name: said when the library or `checkInput` finds it wrong without a code of its own. */
const fieldMeanings: Readonly<Record<string, Meaning>> = {
  email: { messageKey: 'auth.error.email-invalid' },
  newEmail: { messageKey: 'auth.error.email-invalid' },
  name: { messageKey: 'auth.error.name-invalid' },
  'data.name': { messageKey: 'auth.error.name-invalid', field: 'name' },
};

const byStatus: Readonly<Record<number, { readonly code: string; readonly kind: ErrorKind }>> = {
  401: { code: 'UNAUTHENTICATED', kind: 'unauthenticated' },
  403: { code: 'FORBIDDEN', kind: 'forbidden' },
  404: { code: 'NOT_FOUND', kind: 'not-found' },
  409: { code: 'CONFLICT', kind: 'conflict' },
  413: { code: 'BODY_TOO_LARGE', kind: 'too-large' },
  429: { code: 'TOO_MANY', kind: 'too-many' },
  503: { code: 'UNAVAILABLE', kind: 'unavailable' },
};

function ofStatus(status: number): { readonly code: string; readonly kind: ErrorKind } {
  return (
    byStatus[status] ?? (status >= 500 ? { code: 'INTERNAL', kind: 'internal' } : { code: 'INVALID_INPUT', kind: 'invalid' })
  );
}

function read(body: unknown, field: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined;
}

/** The library names a field only in its sentence: "[body.email] Invalid input". */
function fieldOf(body: unknown): string | undefined {
  const field = read(body, 'field');
  if (typeof field === 'string') return field;
  const message = read(body, 'message');
  return typeof message === 'string' ? /^\[body\.([\w.]+)\]/.exec(message)?.[1] : undefined;
}

const textParams = z.record(z.string(), z.string());

/** Parameters that a refusal of our own carries; the library has none. */
function paramsOf(body: unknown): Readonly<Record<string, string>> {
  return textParams.safeParse(read(body, 'params')).data ?? {};
}

function lookUp(table: Readonly<Record<string, Meaning>>, key: string): Meaning | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A wait as people say it: seconds below a minute, else minutes rounded up. */
function waitOf(retryAfter: number | undefined): Readonly<Record<string, string>> {
  if (retryAfter === undefined) return {};
  return retryAfter < 60 ? { seconds: String(retryAfter) } : { minutes: String(Math.ceil(retryAfter / 60)) };
}

/**
 * Reads a refusal.
 * @param status HTTP status, 400 or more
 * @param body the parsed JSON body; anything else counts as none
 * @param retryAfter seconds, from the response's headers
 * @param locale of parameters that are words
 */
export function authErrorData(status: number, body: unknown, retryAfter?: number, locale: Locale = 'ur'): AuthErrorData {
  const { code: generic, kind } = ofStatus(status);
  const given = read(body, 'code');
  const code = status < 500 && typeof given === 'string' ? given : generic;
  const named = fieldOf(body);
  const ofField = code === 'VALIDATION_ERROR' && named !== undefined ? lookUp(fieldMeanings, named) : undefined;
  const meaning: Meaning = lookUp(meanings, code) ?? ofField ?? { messageKey: `errors.${generic}` };
  const field = meaning.field ?? named;
  const params = paramsIn(locale, paramsOf(body));
  const soon = retryAfter !== undefined && retryAfter < 60;
  const special = params.plan === undefined ? undefined : meaning.raisedKey;
  return {
    code,
    kind,
    messageKey: special ?? (soon ? meaning.secondsKey : undefined) ?? meaning.messageKey,
    params: { ...waitOf(retryAfter), ...meaning.params, ...params },
    ...(field === undefined ? {} : { field }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
