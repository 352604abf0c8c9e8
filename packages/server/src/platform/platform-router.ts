import type { MountedVertical } from '../mount.ts';
import { router } from '../trpc/router.ts';
import { demoReset } from './demo-reset.ts';
import { home } from './home.ts';
import { modelSteps } from './model-steps.ts';
import { type Services, services } from './services.ts';
import { session } from './session.ts';

export interface PlatformOptions {
  readonly services: Services;
  readonly mounted: readonly MountedVertical[];
  /** The organization whose figures a visitor sees. */
  readonly demoOrgId: () => string | null;
}

/** The procedures that every product has: `platform.session`, `platform.services`, `platform.modelSteps`, `platform.home`, `platform.demo`. */
export function createPlatformRouter(options: PlatformOptions) {
  return router({
    session: session(options.demoOrgId),
    services: services(options.services),
    modelSteps,
    home: home(options.mounted, options.demoOrgId),
    demo: router({ reset: demoReset(options.mounted) }),
  });
}

export type PlatformRouter = ReturnType<typeof createPlatformRouter>;
