/**
 * Types alone, for screens: `import type { ComposedRouter } from '@repo/server/types'`.
 *
 * @example
 * const api = createApi<ComposedRouter<{ shop: ShopRouter }>>();
 */
export type { CheckedSentence, Citation } from '@repo/inference/narration';

import type { AnyRouter, TRPCBuiltRouter, TRPCDecorateCreateRouterOptions } from '@trpc/server';
import type { PlatformRouter } from './platform/platform-router.ts';

export type { BootPayload } from './boot-payload.ts';
export type { ErrorData } from './error-data.ts';
export type { AuditView } from './platform/audit.ts';
export type { HomeCard } from './platform/home.ts';
export type { Service } from './platform/services.ts';
export type { NarrationStep } from './trpc/narration.ts';
export type { PlatformRouter };

/** The router of a host that composes these verticals: always `{ platform, [id] }`, alone too. */
export type ComposedRouter<Verticals extends Record<string, AnyRouter> = Record<never, AnyRouter>> = TRPCBuiltRouter<
  PlatformRouter['_def']['_config']['$types'],
  TRPCDecorateCreateRouterOptions<{ platform: PlatformRouter } & Verticals>
>;
