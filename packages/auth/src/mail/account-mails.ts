/** The occasions on which an account gets a mail. Nothing here is waited for: an answer takes as long with a mail as without. */
import type { Locale } from '@repo/i18n';
import type { Brand } from '@repo/vertical';
import { limits } from '../limits.ts';
import type { AuthLog, MailPort } from '../types.ts';
import { type MailRequest, renderMail } from './templates.ts';

/** Pages of the shell that mails lead to. */
export const pages = {
  signIn: '/sign-in',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  invitation: '/invitation',
} as const;

export interface AccountMails {
  verifyEmail(to: string, url: string, request: Request | undefined): void;
  confirmEmail(to: string, url: string, request: Request | undefined): void;
  resetPassword(to: string, url: string, request: Request | undefined): void;
  signUpNotice(to: string, request: Request | undefined): void;
  passwordChanged(to: string, request: Request | undefined): void;
  changeEmail(to: string, newEmail: string, url: string, request: Request | undefined): void;
  /**
   * In both languages: who invites and who is invited need not share one, and no account has a language of its own.
   * @param inviter address of who invites: it was verified, so nobody can write a message into it
   */
  invitation(to: string, invitationId: string, inviter: string): void;
  /** Resolves when everything set off so far is handed over or logged as lost. */
  idle(): Promise<void>;
}

interface Needs {
  readonly mail: MailPort;
  readonly brand: Brand;
  readonly publicUrl: string;
  readonly localeOf: (request: Request) => Locale;
  readonly log: AuthLog;
}

export function createAccountMails({ mail, brand, publicUrl, localeOf, log }: Needs): AccountMails {
  const pending = new Set<Promise<void>>();

  const deliver = async (request: MailRequest): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    try {
      await mail.send(renderMail(request));
    } catch (error) {
      log.error({ err: error, template: request.template }, 'A mail could not be handed over');
    }
  };

  const hand = (request: MailRequest): void => {
    const delivery = deliver(request).finally(() => pending.delete(delivery));
    pending.add(delivery);
  };
  /** To who asks, in the language of the request. */
  const post = (request: Request | undefined, parts: Omit<MailRequest, 'locales' | 'brand'>): void =>
    hand({ ...parts, locales: [request ? localeOf(request) : 'ur'], brand });

  const verificationMinutes = limits.verificationToken / 60;
  const pageUrl = (path: string): string => new URL(path, publicUrl).href;
  const contact = brand.legal.contactEmail;

  return {
    verifyEmail: (to, url, request) =>
      post(request, { template: 'verify-email', to, url, params: { minutes: verificationMinutes } }),
    confirmEmail: (to, url, request) =>
      post(request, { template: 'confirm-email', to, url, params: { minutes: verificationMinutes } }),
    resetPassword: (to, url, request) =>
      post(request, { template: 'reset-password', to, url, params: { minutes: limits.resetToken / 60 } }),
    signUpNotice: (to, request) => post(request, { template: 'sign-up-notice', to, url: pageUrl(pages.signIn) }),
    passwordChanged: (to, request) =>
      post(request, { template: 'password-changed', to, url: pageUrl(pages.forgotPassword), params: { contact } }),
    changeEmail: (to, email, url, request) =>
      post(request, { template: 'change-email', to, url, params: { email, minutes: verificationMinutes } }),
    invitation: (to, invitationId, inviter) =>
      hand({
        template: 'invitation',
        to,
        locales: ['ur', 'en'],
        brand,
        url: pageUrl(`${pages.invitation}/${invitationId}`),
        params: { inviter, hours: limits.invitation / 3600 },
      }),
    async idle() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
