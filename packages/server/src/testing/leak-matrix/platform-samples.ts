import { allows } from '@repo/auth/roles';
import type { PlatformRouter } from '../../platform/platform-router.ts';
import { type LeakSamples, Sample } from './samples.ts';

const everybody = new Sample(() => undefined, { access: 'everybody' });

/** Samples of the procedures that every product has. */
export const platformSamples: LeakSamples<PlatformRouter> = {
  samples: {
    session: everybody,
    services: everybody,
    modelSteps: everybody,
    home: everybody,
    demo: {
      // There is no demo organization among those of the matrix.
      reset: new Sample(() => undefined, {
        may: (role) => allows(role, 'demo', 'reset'),
        foreign: 'DEMO_ONLY',
        meets: 'DEMO_ONLY',
      }),
    },
  },
};
