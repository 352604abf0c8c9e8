/** The mails to accounts as typed functions: parameters in, subject, text and HTML out. No mail repeats what a stranger typed. */
import { createTranslator, directionOf, type Locale, type MessageParams, type Translator } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import type { Brand } from '@repo/vertical';
import type { MailMessage } from '../types.ts';
import type { MailContent } from './mail-content.ts';
import { renderHtml } from './render-html.ts';
import en from './texts/en.json' with { type: 'json' };
import ur from './texts/ur.json' with { type: 'json' };

/**
 * `change-email` asks the old address for leave, `confirm-email` then goes to the new one. `sign-up-notice` tells the owner of an
 * address that somebody tried to open a second account with it.
 */
export type MailTemplate =
  | 'verify-email'
  | 'reset-password'
  | 'sign-up-notice'
  | 'password-changed'
  | 'change-email'
  | 'confirm-email'
  | 'invitation'
  | 'payment-failed'
  | 'trial-ending'
  | 'trial-ended'
  | 'plan-bought-twice'
  | 'usage-alert';

export interface MailRequest {
  readonly template: MailTemplate;
  readonly to: string;
  /** Each says all of it, in this order: more than one for somebody whose language is not known. */
  readonly locales: readonly [Locale, ...Locale[]];
  readonly brand: Brand;
  /** Where the button leads. */
  readonly url: string;
  /** Of each language where they differ by it, as dates and names do. */
  readonly params?: MessageParams | ((locale: Locale) => MessageParams);
}

const translators: Readonly<Record<Locale, Translator>> = {
  ur: createTranslator('ur', compileCatalogue(ur)),
  en: createTranslator('en', compileCatalogue(en)),
};

function contentOf(locale: Locale, { template, brand, url, params = {} }: MailRequest): MailContent {
  const { t } = translators[locale];
  const own = typeof params === 'function' ? params(locale) : params;
  const all: MessageParams = { ...own, brand: brand.name[locale] };
  const part = (name: string): string => t(`mail.${template}.${name}`, all);
  return {
    locale,
    direction: directionOf(locale),
    brand,
    subject: t('mail.subject', { brand: brand.name[locale], title: part('title') }),
    title: part('title'),
    before: [part('body'), part('more')],
    action: part('action'),
    url,
    linkNote: t('mail.link'),
    after: part('ignore'),
  };
}

function renderText({ title, before, action, url, after }: MailContent): string {
  return [title, ...before, `${action}\n${url}`, after].join('\n\n');
}

/** The mail in one language or more. The button's link also stands alone on a line, for readers without HTML. */
export function renderMail(request: MailRequest): MailMessage {
  const { template, to, brand, locales } = request;
  const [locale, ...others] = locales;
  const contents = [contentOf(locale, request), ...others.map((other) => contentOf(other, request))] as const;
  return {
    template,
    to,
    locale,
    subject: contents.map(({ subject }) => subject).join(' · '),
    text: [...contents.map(renderText), `— ${brand.legal.operator}`].join('\n\n'),
    html: renderHtml(contents),
  };
}
