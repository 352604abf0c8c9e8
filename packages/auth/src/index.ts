/**
 * Sessions, organizations, roles and the rules against abuse of sign-in.
 *
 * @example const auth = createAuth({ db, secret, publicUrl, trustedOrigins, mail, brand, localeOf, log });
 */
export { createAuth } from './auth.ts';
export { type DemoOptions, demoKeys, ensureDemo, findDemoIds } from './demo.ts';
export { type AuthErrorData, authErrorData } from './error-data.ts';
export { maximumLength, minimumLength } from './password/password-rules.ts';
export { type DemoData, isDemoRemoved, removeDemo, surveyDemo } from './remove-demo.ts';
export type { AuthLog, AuthOptions, AuthService, MailMessage, MailPort, SessionInfo } from './types.ts';
