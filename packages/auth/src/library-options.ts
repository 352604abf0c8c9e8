/** How the library is set up. Every default that matters for safety is written out. */
import type { BetterAuthOptions } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { afterRequest } from './after-request.ts';
import type { AuditWriter } from './audit-writer.ts';
import { beforeRequest } from './before-request.ts';
import { libraryLog } from './library-log.ts';
import { limits } from './limits.ts';
import { type AccountMails, pages } from './mail/account-mails.ts';
import { organizations } from './organizations.ts';
import { maximumLength, minimumLength } from './password/password-rules.ts';
import { basePath } from './routes.ts';
import { storedSeats } from './seats.ts';
import { cookiePrefix, isSecure } from './session-cookie.ts';
import { activateSession } from './session-hooks.ts';
import type { SignInBackoff } from './sign-in-backoff.ts';
import type { AuthOptions } from './types.ts';
import { followedAction, isConfirmation, readLink, withCallback } from './verification-link.ts';

interface Parts {
  readonly secrets: readonly string[];
  readonly backoff: SignInBackoff;
  readonly mails: AccountMails;
  readonly audit: AuditWriter;
}

export function libraryOptions(options: AuthOptions, { secrets, backoff, mails, audit }: Parts) {
  const { db, publicUrl, trustedOrigins, brand, log, demoLogin = true } = options;
  const strict = { window: 10, max: 3 };

  return {
    appName: brand.name.en,
    baseURL: new URL(publicUrl).origin,
    basePath,
    trustedOrigins: [...trustedOrigins],
    /** Numbered from the oldest, so that a number stays with its secret when a new one is put in front. */
    secrets: secrets.map((value, index) => ({ version: secrets.length - index, value })),
    database: prismaAdapter(db.authClient, {
      provider: 'postgresql',
      /** On the embedded database's only connection a second query would wait for the transaction around it. */
      transaction: db.kind === 'postgres',
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: minimumLength,
      maxPasswordLength: maximumLength,
      requireEmailVerification: true,
      resetPasswordTokenExpiresIn: limits.resetToken,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, url }, request) =>
        mails.resetPassword(user.email, withCallback(url, pages.resetPassword), request),
      onExistingUserSignUp: async ({ user }, request) => mails.signUpNotice(user.email, request),
      /** Whoever read the reset mail owns the mailbox. */
      onPasswordReset: async ({ user }, request) => {
        await db.prisma.user.update({ where: { id: user.id }, data: { emailVerified: true } });
        // Whoever held the account of an operator may act as somebody else with it still.
        await db.prisma.session.deleteMany({ where: { impersonatedBy: user.id } });
        await backoff.clear(user.email);
        await audit.followed(request, 'account.reset-password', user.id);
        mails.passwordChanged(user.email, request);
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: false,
      expiresIn: limits.verificationToken,
      /** Also after the last step of a change of address. */
      afterEmailVerification: async ({ id }, request) => {
        const token = request && new URL(request.url).searchParams.get('token');
        const link = token ? readLink(token) : null;
        const action = link && followedAction(link);
        if (action) await audit.followed(request, action, id);
      },
      sendVerificationEmail: async ({ user, url, token }, request) => {
        if (isConfirmation(token)) mails.confirmEmail(user.email, url, request);
        else mails.verifyEmail(user.email, url, request);
      },
    },
    user: {
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: async ({ user, newEmail, url }, request) =>
          mails.changeEmail(user.email, newEmail, url, request),
      },
    },
    session: {
      expiresIn: limits.sessionIdle,
      updateAge: limits.sessionUpdate,
      freshAge: limits.sessionFresh,
      /** A cached cookie would keep a revoked session alive. */
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/*': strict,
        '/sign-up/*': strict,
        '/change-*': strict,
        '/organization/accept-invitation': { window: 60, max: 10 },
        '/get-session': { window: 10, max: 200 },
        /** Each guess would be a path, and so a row, of its own; the token in it cannot be guessed. */
        '/reset-password/*': false,
      },
    },
    advanced: {
      cookiePrefix: cookiePrefix(publicUrl),
      useSecureCookies: isSecure(publicUrl),
      crossSubDomainCookies: { enabled: false },
      trustedProxyHeaders: false,
      /** Written out: under a test runner the library would switch the check, and with it CSRF protection, off by itself. */
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
      database: { generateId: 'uuid', joins: true, validateSchema: true, defaultFindManyLimit: limits.listed },
    },
    databaseHooks: { session: { create: { before: activateSession(db, demoLogin, audit) } } },
    hooks: {
      before: beforeRequest({
        db,
        backoff,
        audit,
        seats: options.seats ?? storedSeats,
        brandNames: [brand.name.ur, brand.name.en],
      }),
      after: afterRequest({ db, backoff, mails, audit }),
    },
    plugins: [organizations(db, mails)],
    logger: { level: 'warn', log: libraryLog(log) },
    telemetry: { enabled: false },
    /** What is not a refusal is thrown: the host tells a database that is away from a defect. */
    onAPIError: { throw: true },
  } satisfies BetterAuthOptions;
}
