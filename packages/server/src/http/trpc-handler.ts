import { trpcServer } from '@hono/trpc-server';
import type { AuthService } from '@repo/auth';
import type { Database, Tx } from '@repo/db';
import type { AppError } from '@repo/facts';
import { type Preferences, readPreferences } from '@repo/i18n';
import type { Tool } from '@repo/vertical';
import type { AnyRouter } from '@trpc/server';
import { type FetchHandlerRequestOptions, fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Context } from 'hono';
import { appErrorOf } from '../errors/app-error-of.ts';
import type { InferencePort } from '../inference/port.ts';
import type { RequestContext } from '../trpc/context.ts';
import type { HostEnv } from './host-env.ts';
import { keyHeader } from './idempotency-key.ts';
import { logFailure } from './log-failure.ts';
import { organizationHeader } from './shown-organization.ts';
import type { Streams } from './streams.ts';
import { answerCalls, asksForLines, ordinaryCalls } from './trpc-calls.ts';
import { maxBatchSize } from './trpc-guard.ts';
import { trpcHeaders } from './trpc-headers.ts';

export interface TrpcOptions {
  readonly router: AnyRouter;
  readonly auth: AuthService;
  readonly db: Database;
  readonly now: () => Date;
  readonly tools: readonly Tool<Tx>[];
  readonly config: RequestContext['config'];
  readonly metering: RequestContext['metering'];
  readonly entitlements: RequestContext['entitlements'];
  readonly mutations: RequestContext['mutations'];
  readonly inference: InferencePort;
  readonly jobQueue: RequestContext['jobQueue'];
  readonly outlive: RequestContext['outlive'];
  readonly streams: Streams;
  /** Told of every call when it has ended. */
  readonly onCall?: NonNullable<RequestContext['onCall']>;
  /** Language of a first visit. */
  readonly defaults: Pick<Preferences, 'locale'>;
}

/** Hands /trpc/* to tRPC, with the session read once a request. */
export function trpcHandler(options: TrpcOptions) {
  const { router, auth, db, now, tools, config, metering, entitlements, mutations } = options;
  const { inference, jobQueue, outlive, streams, onCall, defaults } = options;
  const contextOf = (c: Context<HostEnv>, session: RequestContext['session']): RequestContext => ({
    requestId: c.get('requestId'),
    clientIp: c.get('clientIp'),
    locale: readPreferences(c.req.header('cookie'), defaults).locale,
    session,
    db,
    now,
    tools,
    config,
    metering,
    entitlements,
    mutations,
    inference,
    jobQueue,
    outlive,
    log: c.get('log'),
    ...(onCall && { onCall }),
    ...overHttp(c),
  });
  const read = ordinaryCalls(router);
  return async (c: Context<HostEnv>): Promise<Response> => {
    const context = contextOf(c, await auth.readSession(c.req.raw.headers));
    const streaming = c.req.header('accept') === 'text/event-stream' || asksForLines(c);
    const found = streaming ? null : read(c);
    const ordinary = found instanceof Promise ? await found : found;
    if (ordinary) return answerCalls(ordinary, { router, ctx: context });
    const settingsFor = (refusal: AppError | null) =>
      ({
        endpoint: '/trpc',
        router,
        maxBatchSize,
        createContext: ({ info }) => ({ ...context, ...overHttp(c, info.connectionParams?.organization), refusal }),
        onError: ({ error, path }) => logFailure(c.var.log, appErrorOf(error), { procedure: path }),
        responseMeta: ({ errors }) => ({ headers: trpcHeaders(errors) }),
      }) satisfies Partial<FetchHandlerRequestOptions<AnyRouter>>;
    if (streaming) {
      const { url, method, headers, signal } = c.req.raw;
      const body = method === 'POST' ? { body: await c.req.text() } : {};
      return streams.hold({ session: context.session, headers }, signal, (ending, refusal) =>
        fetchRequestHandler({
          ...settingsFor(refusal),
          req: new Request(url, { method, headers, signal: ending, ...body }),
        }),
      );
    }
    const response = await trpcServer(settingsFor(null))(c, async () => {});
    return response ?? c.notFound();
  };
}

/** @param organization what a stream's connection names: an event source sends no headers of its own */
function overHttp({ req }: Context<HostEnv>, organization = req.header(organizationHeader)): Pick<RequestContext, 'http'> {
  return { http: { idempotencyKey: req.header(keyHeader) ?? null, organization: organization ?? null } };
}
