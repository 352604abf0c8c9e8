import type { Locale, Translator } from '@repo/i18n';
import { html, raw } from 'hono/html';
import { type Markup, plainPage } from '../web/plain-page.ts';
import { linkedText } from './linked-text.ts';

/** A mail as the inbox lists it. */
export interface InboxRow {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly locale: string;
  readonly createdAt: Date;
}

/** A text message as the inbox shows it. */
export interface InboxSms {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly locale: string;
  readonly createdAt: Date;
}

export interface InboxView {
  readonly locale: Locale;
  readonly nonce: string;
  readonly translate: Translator['t'];
  /** A mail to open, or the list. */
  readonly content:
    | { readonly mail: InboxRow & { readonly text: string } }
    | { readonly list: readonly InboxRow[]; readonly sms: readonly InboxSms[] };
}

const styles = `
body{max-inline-size:44rem}
ul{list-style:none;padding:0;border-block-start:1px solid GrayText}
li,article{padding-block:.75rem;border-block-end:1px solid GrayText}
li a{font-weight:600}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;unicode-bidi:plaintext}`;

/** The inbox in the reader's language. Mail is shown as text, each line in its own direction; nothing of it is markup here. */
export function inboxPage({ locale, nonce, translate: t, content }: InboxView): Markup {
  return plainPage({
    locale,
    nonce,
    title: t('inbox.title'),
    otherLanguage: t('inbox.language'),
    styles,
    content: html`<p><small>${t('inbox.note')}</small></p>
${'mail' in content ? mailArticle(content.mail, t) : html`${mailList(content.list, t)}${smsList(content.sms, t)}`}`,
  });
}

function mailList(list: readonly InboxRow[], t: Translator['t']): Markup {
  if (list.length === 0) return html`<p>${t('inbox.empty')}</p>`;
  return html`<ul>${list.map(
    (mail) =>
      html`<li><a href="/dev/inbox/${mail.id}" lang="${mail.locale}" dir="auto">${mail.subject}</a><br>${details(mail, t)}</li>`,
  )}</ul>`;
}

function smsList(list: readonly InboxSms[], t: Translator['t']): Markup {
  if (list.length === 0) return html``;
  return html`<h2>${t('inbox.sms')}</h2><ul>${list.map(
    (sms) =>
      html`<li lang="${sms.locale}" dir="${sms.locale === 'ur' ? 'rtl' : 'ltr'}"><pre>${raw(linkedText(sms.text))}</pre>${details(sms, t)}</li>`,
  )}</ul>`;
}

function mailArticle(mail: InboxRow & { readonly text: string }, t: Translator['t']): Markup {
  const direction = mail.locale === 'ur' ? 'rtl' : 'ltr';
  return html`<p><a href="/dev/inbox">${t('inbox.back')}</a></p>
<article lang="${mail.locale}" dir="${direction}"><h2>${mail.subject}</h2>${details(mail, t)}<pre>${raw(linkedText(mail.text))}</pre></article>`;
}

function details(mail: Pick<InboxRow, 'to' | 'createdAt'>, t: Translator['t']): Markup {
  const when = mail.createdAt.toISOString();
  return html`<small>${t('inbox.to')} <bdi dir="ltr">${mail.to}</bdi> · <time datetime="${when}" dir="ltr">${when.slice(0, 16).replace('T', ' ')} UTC</time></small>`;
}
