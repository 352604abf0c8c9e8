import type { MountedVertical } from '../mount.ts';
import { router } from '../trpc/router.ts';
import { auditList } from './audit.ts';
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

/**
 * The procedures that every product has: `platform.session`, `platform.services`, `platform.modelSteps`, `platform.home`,
 * `platform.audit`.
 */
export function createPlatformRouter(options: PlatformOptions) {
  return router({
    session,
    services: services(options.services),
    modelSteps,
    audit: router({ list: auditList }),
    home: home(options.mounted, options.demoOrgId),
  });
}

export type PlatformRouter = ReturnType<typeof createPlatformRouter>;
