import type { MountedVertical } from '../mount.ts';
import { router } from '../trpc/router.ts';
import { home } from './home.ts';
import { modelSteps } from './model-steps.ts';
import { type Services, services } from './services.ts';
import { session } from './session.ts';
import { monthUsage } from './usage/month-usage.ts';

export interface PlatformOptions {
  readonly services: Services;
  readonly mounted: readonly MountedVertical[];
  /** The organization whose figures a visitor sees. */
  readonly demoOrgId: () => string | null;
}

/** The procedures that every product has: `platform.session`, `platform.services`, `platform.modelSteps`, `platform.home`. */
export function createPlatformRouter(options: PlatformOptions) {
  return router({
    session,
    services: services(options.services),
    modelSteps,
    home: home(options.mounted, options.demoOrgId),
    usage: router({ month: monthUsage(options.mounted) }),
  });
}

export type PlatformRouter = ReturnType<typeof createPlatformRouter>;
