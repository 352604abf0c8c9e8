import { createTranslator, isLocale, type Locale } from '@repo/i18n';
import type { AnyVertical } from '@repo/vertical';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { HostEnv } from '../http/host-env.ts';
import { plainPage } from '../web/plain-page.ts';
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
body{max-inline-size:52rem}
details{padding-block:.5rem;border-block-end:1px solid GrayText}
summary{cursor:pointer;overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,monospace;font-size:.875rem;line-height:1.5}
pre{overflow-x:auto;padding:.75rem;border:1px solid GrayText}`;

/** What programs can do, to be read by the person who writes one: no script, in the language of `?locale=` or of the browser. */
export function docsPage(c: Context<HostEnv>, { operations, verticals, publicUrl }: DocsOptions): Response | Promise<Response> {
  const chosen = c.req.query('locale');
  const locale: Locale = isLocale(chosen) ? chosen : apiLocale(c.req.header('accept-language'));
  const { t } = createTranslator(locale, apiTexts(locale));
  const names = new Map(verticals.map(({ id, name }) => [id, name[locale]]));
  const groups = [...new Set(operations.map(verticalOf))].map(
    (id) => [id, operations.filter((operation) => verticalOf(operation) === id)] as const,
  );
  const content = html`<p>${t('api.docs.lead')}</p>
<p>${t('api.docs.errors')}</p>
<pre dir="ltr">${exampleOf(publicUrl)}</pre>
<p><a href="/api/v1/openapi.json"><bdi dir="ltr">openapi.json</bdi></a> · ${t('api.docs.document')}</p>
${groups.map(
  ([id, own]) =>
    html`<section><h2>${names.get(id) ?? t('api.docs.platform')}</h2>${own.map((operation) => entry(operation, t))}</section>`,
)}`;
  const nonce = c.var.secureHeadersNonce ?? '';
  const page = plainPage({ locale, nonce, title: t('api.docs.title'), otherLanguage: t('api.docs.language'), styles, content });
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
