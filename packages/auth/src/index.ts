/**
 * Sessions, organizations, roles and the rules against abuse of sign-in.
 *
 * @example const auth = createAuth({ db, secret, publicUrl, trustedOrigins, mail, brand, localeOf, log });
 */
export { createAuth } from './auth.ts';
export { deleteAccount, goingAlong } from './delete-account.ts';
export { type Deleter, deleteOrganization, refuseRunning } from './delete-organization.ts';
export { type DemoOptions, demoKeys, ensureDemo, findDemoIds, isDemoUser } from './demo.ts';
export { type AuthErrorData, authErrorData } from './error-data.ts';
export { isFresh } from './fresh-session.ts';
export {
  createJoinCodes,
  type JoinCode,
  type JoinCodes,
  joinCodeLimits,
  type Redeemer,
} from './join-codes/join-codes.ts';
export { renderMail } from './mail/templates.ts';
export type { People, Person } from './operators/people.ts';
export type { PlatformEvent, RecordPlatformEvent } from './operators/platform-event.ts';
export { notAllowed, refusedInPlace, sessionNotFresh } from './operators/refusals.ts';
export { maximumLength, minimumLength } from './password/password-rules.ts';
export { type DemoData, isDemoRemoved, removeDemo, surveyDemo } from './remove-demo.ts';
export { concerns } from './session-cache.ts';
export type { SessionChange } from './session-changes.ts';
export type { AuthLog, AuthOptions, AuthService, MailMessage, MailPort, SessionInfo } from './types.ts';
