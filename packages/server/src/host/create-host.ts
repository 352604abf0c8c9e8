import { randomUUID } from 'node:crypto';
import { isDemoUser } from '@repo/auth';
import { poolUse } from '@repo/db';
import { AppError } from '@repo/facts';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { appErrorOf } from '../errors/app-error-of.ts';
import { fileHeaders, fileRoutes } from '../files/file-routes.ts';
import { auditExport } from '../http/audit-export.ts';
import { authHandler } from '../http/auth-handler.ts';
import { bodyLimits } from '../http/body-limits.ts';
import { clientIp } from '../http/client-ip.ts';
import { drainGate } from '../http/drain-gate.ts';
import { errorResponse } from '../http/error-response.ts';
import { defaultFloodLimit, floodLimit } from '../http/flood-limit.ts';
import { healthz, readyz } from '../http/health.ts';
import type { HostEnv } from '../http/host-env.ts';
import { newLifecycle } from '../http/lifecycle.ts';
import { logFailure } from '../http/log-failure.ts';
import { originRule } from '../http/origin-rule.ts';
import { requestId } from '../http/request-id.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { createStreams } from '../http/streams.ts';
import { trpcGuard } from '../http/trpc-guard.ts';
import { trpcHandler } from '../http/trpc-handler.ts';
import { webhookRoutes } from '../http/webhook-routes.ts';
import { apiRoutes } from '../http-api/api-routes.ts';
import { noInference } from '../inference/port.ts';
import { noJobs } from '../jobs/collect-jobs.ts';
import { inboxRoutes } from '../mail/inbox-routes.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { metricsRoute } from '../metrics/metrics-route.ts';
import { mountVerticals } from '../mount.ts';
import { openBilling } from '../platform/billing/open-billing.ts';
import { noAdministration } from '../platform/job/administration.ts';
import { mutationLimits } from '../trpc/mutation-limits.ts';
import { createAfterlife } from '../trpc/outlive.ts';
import { createRates } from '../trpc/rates.ts';
import { pagesOf, sharedBoot } from '../web/app-pages.ts';
import { brandRoutes } from '../web/brand-routes.ts';
import { pageHandler } from '../web/page-handler.ts';
import { composeRouter } from './compose-router.ts';
import type { HostOptions } from './host-options.ts';
import { plansOf } from './plans-of.ts';

/** The HTTP host of a product. It holds no socket: `fetch` answers a request, `listen` of `serve` gives it one. */
export interface Host {
  fetch(request: Request, env?: HostEnv['Bindings']): Promise<Response>;
  /** Ends every open stream of events, each with a last event: the server ends. */
  endStreams(): void;
}

/** Composes the host. The order of the middleware is part of the design: what is cheap and general refuses first. */
export function createHost(options: HostOptions): Host {
  const { app, db, auth, log, publicUrl } = options;
  const { now = () => new Date(), life = newLifecycle(), demoOrgId = () => null, demoLogin = null } = options;
  const { inference = noInference, outlive = createAfterlife(log).outlive, jobs = noJobs } = options;
  const { administration = noAdministration } = options;
  const plans = plansOf({ app, db, demoOrgId, now });
  const { metering = plans.metering, entitlements = plans.entitlements } = options;
  const { transfer } = app.config;
  const { billing = openBilling({ db, app, plans, transfer, publicUrl, secret: randomUUID(), demoOrgId, now }) } = options;
  const mounted = mountVerticals(app);
  const router = composeRouter({
    app,
    mounted,
    services: options.services,
    demoOrgId,
    isDemoUser: (userId) => isDemoUser(db, userId),
    joinCodes: auth.joinCodes,
    people: auth.people,
    files: options.files,
    billing,
    administration,
    ...(options.models && { models: options.models }),
  });
  const metrics = createMetrics(() => poolUse(db));
  for (const { name, help, read } of options.gauges ?? []) metrics.registry.gauge(name, help, read);
  const tools = app.verticals.flatMap((vertical) => vertical.tools ?? []);
  const context = {
    db,
    now,
    tools,
    config: app.config.verticals,
    metering,
    entitlements,
    mutations: { ...createRates(db), limits: options.mutationLimits ?? mutationLimits },
    inference,
    jobQueue: jobs,
    outlive,
    onCall: metrics.call,
  };
  const defaults = { locale: app.config.defaultLocale, digits: app.config.defaultDigits };
  const streams = createStreams(auth, log);
  metrics.registry.gauge('event_streams_open', 'Streams of events that are open.', () => streams.open);
  const brand = brandRoutes(app.brand);
  const notFound = new AppError('NOT_FOUND', { kind: 'not-found' });

  const hono = new Hono<HostEnv>()
    .use(requestId(log))
    .use(metrics.requests)
    .use(clientIp(app.config.trustedProxies ?? []))
    .use(drainGate(life))
    .use('/api/files/*', fileHeaders())
    .use(securityHeaders({ https: publicUrl.protocol === 'https:', dev: options.dev ?? false }))
    .get('/healthz', healthz)
    .get(
      '/readyz',
      readyz({ life, checks: { database: () => db.ping(), ...options.readiness }, model: () => inference.latest ?? null }),
    )
    .get('/metrics', metricsRoute(metrics, app.config.metrics?.token))
    .use(bodyLimits())
    .use(floodLimit(options.floodLimit ?? defaultFloodLimit))
    .route(
      '/api/v1',
      apiRoutes({
        router,
        verticals: app.verticals,
        title: app.brand.name.en,
        publicUrl,
        context,
        guessLimit: options.guessLimit,
      }),
    )
    .route('/webhooks', webhookRoutes({ receiver: options.receiver, db, now }))
    .use(originRule(new Set([publicUrl.origin, ...options.trustedOrigins])))
    .use(compress())
    .use('/trpc/*', trpcGuard())
    .all(
      '/trpc/*',
      trpcHandler({
        router,
        auth,
        ...context,
        streams,
        defaults,
      }),
    )
    .all('/api/auth/*', authHandler(auth))
    .route('/api/files', fileRoutes({ files: options.files, auth, now, mutations: context.mutations }))
    .get('/api/audit/export', auditExport({ auth, db, now }))
    .route('/', brand.routes);
  if (options.inbox) hono.route('/dev/inbox', inboxRoutes(db, defaults));
  for (const path of ['/api/*', '/dev/*', '/webhooks/*']) hono.all(path, (c) => errorResponse(c, notFound));
  const pages = pagesOf(app, mounted, options.webOf);
  hono.all('*', pageHandler({ pages, boot: sharedBoot(app, mounted, demoLogin), brandCss: brand.cssAddress, defaults }));
  hono.onError((thrown, c) => {
    const error = appErrorOf(thrown);
    logFailure(c.var.log, error, { path: c.req.routePath });
    return errorResponse(c, error);
  });
  return { fetch: (request, env) => Promise.resolve(hono.fetch(request, env ?? {})), endStreams: streams.end };
}
