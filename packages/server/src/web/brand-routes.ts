import type { Brand } from '@repo/vertical';
import { Hono } from 'hono';
import type { HostEnv } from '../http/host-env.ts';
import { brandCss, brandLogo, versionOf } from './brand-files.ts';

/** `/brand.css` and `/brand/logo.svg`, from the one brand file. `cssAddress` names the version of the colours. */
export function brandRoutes(brand: Brand): { readonly routes: Hono<HostEnv>; readonly cssAddress: string } {
  const css = brandCss(brand);
  const logo = brandLogo(brand);
  const version = versionOf(css);
  const routes = new Hono<HostEnv>()
    .get('/brand.css', (c) => {
      const fixed = c.req.query('v') === version;
      return c.body(css, 200, {
        'Content-Type': 'text/css; charset=utf-8',
        'Cache-Control': fixed ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
    })
    .get('/brand/logo.svg', (c) => {
      return c.body(logo, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' });
    });
  return { routes, cssAddress: `/brand.css?v=${version}` };
}
