import type { Tx } from '@repo/db';
import type { AnyVertical } from '@repo/vertical';
import type { App } from './app.ts';

export interface MountedVertical {
  readonly vertical: AnyVertical<Tx>;
  /** "/" alone, "/<id>/" in the launchpad. */
  readonly basePath: string;
}

/** Where each vertical of an app stands. */
export function mountVerticals(app: App): readonly MountedVertical[] {
  return app.verticals.map((vertical) => ({ vertical, basePath: vertical.id === app.id ? '/' : `/${vertical.id}/` }));
}
