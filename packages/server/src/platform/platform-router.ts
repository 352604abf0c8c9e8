import type { MountedVertical } from '../mount.ts';
import { router } from '../trpc/router.ts';
import { home } from './home.ts';
import type { Administration } from './job/administration.ts';
import { jobRouter } from './job/job-router.ts';
import { modelSteps } from './model-steps.ts';
import { type Services, services } from './services.ts';
import { session } from './session.ts';

export interface PlatformOptions {
  readonly services: Services;
  readonly mounted: readonly MountedVertical[];
  /** The organization whose figures a visitor sees. */
  readonly demoOrgId: () => string | null;
  readonly administration: Administration;
}

/** The procedures that every product has: `platform.session`, `platform.services`, `platform.modelSteps`, `platform.home`, `platform.job.*`. */
export function createPlatformRouter(options: PlatformOptions) {
  return router({
    session,
    services: services(options.services),
    modelSteps,
    home: home(options.mounted, options.demoOrgId),
    job: jobRouter(options.administration),
  });
}

export type PlatformRouter = ReturnType<typeof createPlatformRouter>;
