import type { Files } from '../files/files.ts';
import type { MountedVertical } from '../mount.ts';
import { router } from '../trpc/router.ts';
import { fileRouter } from './file/file-router.ts';
import { home } from './home.ts';
import { modelSteps } from './model-steps.ts';
import { type Services, services } from './services.ts';
import { session } from './session.ts';

export interface PlatformOptions {
  readonly services: Services;
  readonly mounted: readonly MountedVertical[];
  /** The organization whose figures a visitor sees. */
  readonly demoOrgId: () => string | null;
  readonly files: Files;
}

/** The procedures that every product has: `platform.session`, `platform.services`, `platform.modelSteps`, `platform.home`. */
export function createPlatformRouter(options: PlatformOptions) {
  return router({
    session,
    services: services(options.services),
    modelSteps,
    home: home(options.mounted, options.demoOrgId),
    file: fileRouter(options.files),
  });
}

export type PlatformRouter = ReturnType<typeof createPlatformRouter>;
