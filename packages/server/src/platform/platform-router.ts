import type { MountedVertical } from '../mount.ts';
import { router } from '../trpc/router.ts';
import { home } from './home.ts';
import { keysRouter } from './keys/keys-router.ts';
import { modelSteps } from './model-steps.ts';
import { organization } from './organization.ts';
import { type Services, services } from './services.ts';
import { session } from './session.ts';

export interface PlatformOptions {
  readonly services: Services;
  readonly mounted: readonly MountedVertical[];
  /** The organization whose figures a visitor sees. */
  readonly demoOrgId: () => string | null;
}

/**
 * The procedures that every product has: `platform.session`, `platform.services`, `platform.modelSteps`, `platform.organization`,
 * `platform.keys`, `platform.home`.
 */
export function createPlatformRouter(options: PlatformOptions) {
  return router({
    session,
    services: services(options.services),
    modelSteps,
    organization,
    keys: keysRouter(options.mounted.map(({ vertical }) => vertical.id)),
    home: home(options.mounted, options.demoOrgId),
  });
}

export type PlatformRouter = ReturnType<typeof createPlatformRouter>;
