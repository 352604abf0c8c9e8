import { trpcServer } from '@hono/trpc-server';
import type { AuthService } from '@repo/auth';
import type { Database, Tx } from '@repo/db';
import { type Preferences, readPreferences } from '@repo/i18n';
import type { Tool } from '@repo/vertical';
import type { AnyRouter } from '@trpc/server';
import type { Context } from 'hono';
import { appErrorOf } from '../errors/app-error-of.ts';
import type { InferencePort } from '../inference/port.ts';
import type { RequestContext } from '../trpc/context.ts';
import type { HostEnv } from './host-env.ts';
import { logFailure } from './log-failure.ts';
import { maxBatchSize } from './trpc-guard.ts';

export interface TrpcOptions {
  readonly router: AnyRouter;
  readonly auth: AuthService;
  readonly db: Database;
  readonly now: () => Date;
  readonly tools: readonly Tool<Tx>[];
  readonly config: RequestContext['config'];
  readonly metering: RequestContext['metering'];
  readonly mutations: RequestContext['mutations'];
  readonly inference: InferencePort;
  readonly outlive: RequestContext['outlive'];
  /** Language of a first visit. */
  readonly defaults: Pick<Preferences, 'locale'>;
}

/** Hands /trpc/* to tRPC, with the session read once a request. */
export function trpcHandler({
  router,
  auth,
  db,
  now,
  tools,
  config,
  metering,
  mutations,
  inference,
  outlive,
  defaults,
}: TrpcOptions) {
  const contextOf = async (c: Context<HostEnv>): Promise<RequestContext> => ({
    requestId: c.var.requestId,
    clientIp: c.var.clientIp,
    locale: readPreferences(c.req.header('cookie'), defaults).locale,
    session: await auth.readSession(c.req.raw.headers),
    db,
    now,
    tools,
    config,
    metering,
    mutations,
    inference,
    outlive,
    log: c.var.log,
  });
  return async (c: Context<HostEnv>): Promise<Response> => {
    const context = await contextOf(c);
    const handle = trpcServer({
      endpoint: '/trpc',
      router,
      maxBatchSize,
      createContext: () => ({ ...context }),
      onError: ({ error, path }) => logFailure(c.var.log, appErrorOf(error), { procedure: path }),
      responseMeta: ({ errors }) => ({ headers: headersOf(errors.map((error) => appErrorOf(error).retryAfter ?? 0)) }),
    });
    const response = await handle(c, async () => {});
    return response ?? c.notFound();
  };
}

/** @param waits seconds until a retry makes sense, of each error */
function headersOf(waits: readonly number[]): Record<string, string> {
  const longest = Math.max(0, ...waits);
  return { 'Cache-Control': 'no-store', ...(longest > 0 ? { 'Retry-After': String(longest) } : {}) };
}
