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
  | 'usage-alert';

export interface MailRequest {
  readonly template: MailTemplate;
  readonly to: string;
  readonly locale: Locale;
  readonly brand: Brand;
  /** Where the button leads. */
  readonly url: string;
  readonly params?: MessageParams;
}

const translators: Readonly<Record<Locale, Translator>> = {
  ur: createTranslator('ur', compileCatalogue(ur)),
  en: createTranslator('en', compileCatalogue(en)),
};

function contentOf({ template, locale, brand, url, params = {} }: MailRequest, { t }: Translator): MailContent {
  const all: MessageParams = { ...params, brand: brand.name[locale] };
  const part = (name: string): string => t(`mail.${template}.${name}`, all);
  return {
    locale,
    direction: directionOf(locale),
    brand,
    title: part('title'),
    before: [part('body'), part('more')],
    action: part('action'),
    url,
    linkNote: t('mail.link'),
    after: part('ignore'),
  };
}

function renderText({ title, before, action, url, after, brand }: MailContent): string {
  return [title, ...before, `${action}\n${url}`, after, `— ${brand.legal.operator}`].join('\n\n');
}

/** The mail in one language. The button's link also stands alone on a line, for readers without HTML. */
export function renderMail(request: MailRequest): MailMessage {
  const { template, to, locale, brand } = request;
  const translator = translators[locale];
  const content = contentOf(request, translator);
  return {
    template,
    to,
    locale,
    subject: translator.t('mail.subject', { brand: brand.name[locale], title: content.title }),
    text: renderText(content),
    html: renderHtml(content),
  };
}
