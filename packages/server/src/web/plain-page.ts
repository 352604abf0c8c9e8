/** A page without a script, for developers: readable where the product's own pages are not built. */
import { directionOf, type Locale } from '@repo/i18n';
import { html, raw } from 'hono/html';

export type Markup = ReturnType<typeof html>;

export interface PlainPage {
  readonly locale: Locale;
  /** Of the response's content security policy, for the page's styles. */
  readonly nonce: string;
  readonly title: string;
  /** What the link to the other language says, in that language. */
  readonly otherLanguage: string;
  /** CSS after that of all such pages. */
  readonly styles: string;
  readonly content: Markup;
}

const frameStyles = `
:root{color-scheme:light dark}
body{margin-inline:auto;padding:1.5rem 1rem;font:1rem/1.7 system-ui,sans-serif;background:Canvas;color:CanvasText}
:lang(ur){line-height:2.1}
header{display:flex;flex-wrap:wrap;gap:1rem;align-items:baseline;justify-content:space-between}
a{color:LinkText}
small{color:GrayText}`;

export function plainPage({ locale, nonce, title, otherLanguage, styles, content }: PlainPage): Markup {
  const other: Locale = locale === 'ur' ? 'en' : 'ur';
  return html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="/brand/logo.svg">
<style nonce="${nonce}">${raw(frameStyles + styles)}</style>
</head>
<body>
<header><h1>${title}</h1><a href="?locale=${other}" lang="${other}">${otherLanguage}</a></header>
${content}
</body>
</html>`;
}
