import { createTranslator, directionOf, isLocale, type Locale } from '@repo/i18n';
import type { AnyVertical } from '@repo/vertical';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import type { HostEnv } from '../http/host-env.ts';
import { apiLocale } from './api-locale.ts';
import { addressOf } from './open-api.ts';
import type { Operation } from './operations.ts';
import { apiTexts } from './sentences.ts';

export interface DocsOptions {
  readonly operations: readonly Operation[];
  readonly verticals: readonly Pick<AnyVertical, 'id' | 'name'>[];
  readonly publicUrl: URL;
}

const styles = `
:root{color-scheme:light dark}
body{margin-inline:auto;max-inline-size:52rem;padding:1.5rem 1rem;font:1rem/1.7 system-ui,sans-serif;background:Canvas;color:CanvasText}
:lang(ur){line-height:2.1}
header{display:flex;flex-wrap:wrap;gap:1rem;align-items:baseline;justify-content:space-between}
a{color:LinkText}
details{padding-block:.5rem;border-block-end:1px solid GrayText}
summary{cursor:pointer;overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,monospace;font-size:.875rem;line-height:1.5}
pre{overflow-x:auto;padding:.75rem;border:1px solid GrayText}
small{color:GrayText}`;

/** What programs can do, to be read by the person who writes one: no script, in the language of `?locale=` or of the browser. */
export function docsPage(c: Context<HostEnv>, { operations, verticals, publicUrl }: DocsOptions): Response | Promise<Response> {
  const chosen = c.req.query('locale');
  const locale: Locale = isLocale(chosen) ? chosen : apiLocale(c.req.header('accept-language'));
  const other: Locale = locale === 'ur' ? 'en' : 'ur';
  const { t } = createTranslator(locale, apiTexts(locale));
  const names = new Map(verticals.map(({ id, name }) => [id, name[locale]]));
  const groups = [...new Set(operations.map(verticalOf))].map(
    (id) => [id, operations.filter((operation) => verticalOf(operation) === id)] as const,
  );
  const page = html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('api.docs.title')}</title>
<link rel="icon" type="image/svg+xml" href="/brand/logo.svg">
<style nonce="${c.var.secureHeadersNonce ?? ''}">${raw(styles)}</style>
</head>
<body>
<header><h1>${t('api.docs.title')}</h1><a href="?locale=${other}" lang="${other}">${t('api.docs.language')}</a></header>
<p>${t('api.docs.lead')}</p>
<p>${t('api.docs.errors')}</p>
<pre dir="ltr">${exampleOf(publicUrl)}</pre>
<p><a href="/api/v1/openapi.json"><bdi dir="ltr">openapi.json</bdi></a> · ${t('api.docs.document')}</p>
${groups.map(
  ([id, own]) =>
    html`<section><h2>${names.get(id) ?? t('api.docs.platform')}</h2>${own.map((operation) => entry(operation, t))}</section>`,
)}
</body>
</html>`;
  return c.html(page, 200, { 'Cache-Control': 'no-cache', Vary: 'Accept-Language' });
}

function verticalOf({ path }: Operation): string {
  return path.split('.', 1)[0] ?? path;
}

function exampleOf({ origin }: URL): string {
  return `curl ${origin}/api/v1/platform/organization \\
  -H "Authorization: Bearer $KEY"`;
}

function entry(operation: Operation, t: (key: string) => string) {
  const { scope, input, output, parameters } = operation;
  const methods = parameters ? 'POST, GET' : 'POST';
  return html`<details><summary><code dir="ltr">${methods} ${addressOf(operation)}</code> <small><code dir="ltr">${scope}</code></small></summary>
<h3>${t('api.docs.input')}</h3>${input ? schema(input, 'input') : html`<p>${t('api.docs.no-input')}</p>`}
<h3>${t('api.docs.output')}</h3>${output ? schema(output, 'output') : ''}</details>`;
}

function schema(type: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...written } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return html`<pre dir="ltr">${JSON.stringify(written, null, 2)}</pre>`;
}
