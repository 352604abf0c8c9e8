import type { Tx } from '@repo/db';
import type { AnyVertical, Brand, BuniyadConfig } from '@repo/vertical';

/** What one process serves: an app folder and the verticals in it. */
export interface App {
  /** Folder name under `apps/`, whose `dist/web` is served at "/". */
  readonly id: string;
  /** A vertical with the app's own id is served at "/", every other one at "/<id>/". */
  readonly verticals: readonly AnyVertical<Tx>[];
  readonly brand: Brand;
  readonly config: BuniyadConfig;
}

/**
 * Declares what `serve` and `npm run dev` run.
 *
 * @example
 * export const app = defineApp({ id: 'launchpad', verticals: [shop], brand, config });
 */
export function defineApp(app: App): App {
  return app;
}
