import type { Brand } from '@repo/vertical';
import type { App } from '../app.ts';
import type { BootPayload } from '../boot-payload.ts';
import type { MountedVertical } from '../mount.ts';
import type { Web } from './built-web.ts';
import { pageTitle } from './page-title.ts';

/** One mounted set of screens. */
export interface AppPages {
  readonly appId: string;
  readonly basePath: string;
  readonly title: Brand['name'];
  readonly web: Web;
}

/** What is the same in every page's boot payload. */
export type SharedBoot = Omit<BootPayload, 'appId' | 'basePath' | 'locale' | 'digits' | 'theme'>;

/** The app's own screens and each vertical's, the longest base path first. */
export function pagesOf(app: App, mounted: readonly MountedVertical[], webOf: (id: string) => Web): readonly AppPages[] {
  const { name } = app.brand;
  const verticals = mounted.map(({ vertical, basePath }) => ({
    appId: vertical.id,
    basePath,
    title: pageTitle(vertical.name, name),
    web: webOf(vertical.id),
  }));
  const alone = verticals.some(({ basePath }) => basePath === '/');
  const own = alone ? [] : [{ appId: app.id, basePath: '/', title: name, web: webOf(app.id) }];
  return [...verticals, ...own].sort((a, b) => b.basePath.length - a.basePath.length);
}

export function sharedBoot(app: App, mounted: readonly MountedVertical[], demoLogin: BootPayload['demoLogin']): SharedBoot {
  const { name, tagline, legal } = app.brand;
  return {
    homePath: '/',
    brand: { name, tagline, legal },
    verticals: mounted.map(({ vertical, basePath }) => ({
      id: vertical.id,
      name: vertical.name,
      basePath,
      navigation: vertical.navigation,
    })),
    demoLogin,
  };
}
