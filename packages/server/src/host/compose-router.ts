import type { JoinCodes, People } from '@repo/auth';
import type { AnyRouter } from '@trpc/server';
import type { App } from '../app.ts';
import { StartError } from '../env/start-error.ts';
import type { Files } from '../files/files.ts';
import type { ModelDesk } from '../inference/models/model-desk.ts';
import type { MountedVertical } from '../mount.ts';
import type { Billing } from '../platform/billing/billing.ts';
import type { Administration } from '../platform/job/administration.ts';
import { createPlatformRouter } from '../platform/platform-router.ts';
import type { Services } from '../platform/services.ts';
import { router } from '../trpc/router.ts';

export interface ComposeOptions {
  readonly app: App;
  readonly mounted: readonly MountedVertical[];
  readonly services: Services;
  readonly demoOrgId: () => string | null;
  readonly isDemoUser: (userId: string) => Promise<boolean>;
  readonly joinCodes: JoinCodes;
  readonly people: People;
  readonly files: Files;
  readonly billing: Billing;
  readonly administration: Administration;
  readonly models?: ModelDesk;
}

/**
 * `{ platform, [id] }` of the verticals that an app has.
 * @throws StartError when two have one id
 */
export function composeRouter({ app, mounted, ...platform }: ComposeOptions): AnyRouter {
  const routers: Record<string, AnyRouter> = { platform: createPlatformRouter({ mounted, ...platform }) };
  for (const { id, router: own } of app.verticals) {
    if (id in routers) throw new StartError(`Two verticals of apps/${app.id} are called "${id}".`);
    routers[id] = own;
  }
  return router(routers);
}
