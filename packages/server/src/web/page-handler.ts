import { AppError } from '@repo/facts';
import { readPreferences } from '@repo/i18n';
import type { Context } from 'hono';
import { protocolError } from '../errors/protocol-error.ts';
import { errorResponse } from '../http/error-response.ts';
import type { HostEnv } from '../http/host-env.ts';
import type { AppPages, SharedBoot } from './app-pages.ts';
import { renderPage } from './render-page.ts';
import { serveFile } from './serve-file.ts';

export interface PageOptions {
  readonly pages: readonly AppPages[];
  readonly boot: SharedBoot;
  readonly brandCss: string;
  readonly defaults: { readonly locale: 'ur' | 'en'; readonly digits: 'latn' | 'urdu' };
}

/** Everything that is not an API: a file of a build, or the page of the app whose base path the address begins with. */
export function pageHandler({ pages, boot, brandCss, defaults }: PageOptions) {
  const page = async (c: Context<HostEnv>, { appId, basePath, title, web }: AppPages): Promise<Response> => {
    const preferences = readPreferences(c.req.header('cookie'), defaults);
    const html = renderPage(await web.template(), {
      boot: { ...boot, appId, basePath, ...preferences },
      title: title[preferences.locale],
      nonce: c.var.secureHeadersNonce ?? '',
      brandCss,
    });
    return c.html(html, 200, { 'Cache-Control': 'no-cache', Vary: 'Cookie' });
  };

  return async (c: Context<HostEnv>): Promise<Response> => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      c.header('Allow', 'GET, HEAD');
      return errorResponse(c, protocolError('METHOD_NOT_SUPPORTED'));
    }
    const path = decodedPath(c.req.url);
    const missing = () => errorResponse(c, new AppError('PAGE_NOT_FOUND', { kind: 'not-found' }));
    if (path === null) return missing();
    const bare = pages.find(({ basePath }) => `${path}/` === basePath);
    if (bare) return c.redirect(bare.basePath + new URL(c.req.url).search, 308);
    const mounted = pages.find(({ basePath }) => path.startsWith(basePath));
    if (!mounted) return missing();
    const name = path.slice(mounted.basePath.length);
    const file = mounted.web.files.get(name);
    if (file) return serveFile(c, file);
    return isFileName(name) ? missing() : page(c, mounted);
  };
}

function decodedPath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
}

/** An address that asks for a file gets a file or 404: a page in its place would be read as a broken script. */
function isFileName(name: string): boolean {
  return name !== 'index.html' && (name.startsWith('assets/') || /\.[a-z0-9]{1,12}$/i.test(name));
}
