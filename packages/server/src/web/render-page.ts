import { directionOf, type Locale } from '@repo/i18n';
import type { BootPayload } from '../boot-payload.ts';
import { escapeHtml, scriptJson } from './escape-html.ts';

export interface Page {
  readonly boot: BootPayload;
  readonly title: string;
  /** Styles that components add need it. */
  readonly nonce: string;
  /** Address of the brand's colours. */
  readonly brandCss: string;
}

const places = { html: /<html\b[^>]*>/i, head: /<head\b[^>]*>/i, headEnd: /<\/head>/i };

/** Whether a built `index.html` has the places that the host fills. */
export function isTemplate(html: string): boolean {
  return Object.values(places).every((place) => place.test(html));
}

/** Fills a built `index.html`: language, direction, theme, base, title, brand and what the page must know at once. */
export function renderPage(template: string, { boot, title, nonce, brandCss }: Page): string {
  const start = [
    `<base href="${escapeHtml(boot.basePath)}">`,
    `<meta property="csp-nonce" nonce="${escapeHtml(nonce)}">`,
    `<title>${escapeHtml(title)}</title>`,
    '<link rel="icon" type="image/svg+xml" href="/brand/logo.svg">',
    `<link rel="stylesheet" href="${escapeHtml(brandCss)}">`,
  ];
  return template
    .replace(/<title>[^<]*<\/title>/i, '')
    .replace(places.html, (tag) => htmlTag(tag, boot.locale, boot.theme))
    .replace(places.head, (tag) => tag + start.join(''))
    .replace(places.headEnd, (tag) => `<script type="application/json" id="boot">${scriptJson(boot)}</script>${tag}`);
}

function htmlTag(tag: string, locale: Locale, theme: string): string {
  const kept = tag.replace(/\s(?:lang|dir|data-theme)=(?:"[^"]*"|'[^']*'|[^\s>]*)/gi, '').slice('<html'.length, -1);
  return `<html lang="${locale}" dir="${directionOf(locale)}" data-theme="${escapeHtml(theme)}"${kept}>`;
}
