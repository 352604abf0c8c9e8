import { createMetering, metersOf } from '@repo/billing';
import { AppError } from '@repo/facts';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { appErrorOf } from '../errors/app-error-of.ts';
import { authHandler } from '../http/auth-handler.ts';
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
import { trpcGuard } from '../http/trpc-guard.ts';
import { trpcHandler } from '../http/trpc-handler.ts';
import { noInference } from '../inference/port.ts';
import { inboxRoutes } from '../mail/inbox-routes.ts';
import { mountVerticals } from '../mount.ts';
import { mutationLimits } from '../trpc/mutation-limits.ts';
import { createAfterlife } from '../trpc/outlive.ts';
import { createRates } from '../trpc/rates.ts';
import { pagesOf, sharedBoot } from '../web/app-pages.ts';
import { brandRoutes } from '../web/brand-routes.ts';
import { pageHandler } from '../web/page-handler.ts';
import { composeRouter } from './compose-router.ts';
import type { HostOptions } from './host-options.ts';

const maxBody = 1024 * 1024;

/** The HTTP host of a product. It holds no socket: `fetch` answers a request, `listen` of `serve` gives it one. */
export interface Host {
  fetch(request: Request, env?: HostEnv['Bindings']): Promise<Response>;
}

/** Composes the host. The order of the middleware is part of the design: what is cheap and general refuses first. */
export function createHost(options: HostOptions): Host {
  const { app, db, auth, log, publicUrl } = options;
  const { now = () => new Date(), life = newLifecycle(), demoOrgId = () => null, demoLogin = null } = options;
  const { inference = noInference, outlive = createAfterlife(log).outlive } = options;
  const { metering = createMetering({ db, now, meters: metersOf(app.verticals, app.config.verticals) }) } = options;
  const mounted = mountVerticals(app);
  const router = composeRouter({ app, mounted, services: options.services, demoOrgId });
  const defaults = { locale: app.config.defaultLocale, digits: app.config.defaultDigits };
  const brand = brandRoutes(app.brand);
  const notFound = new AppError('NOT_FOUND', { kind: 'not-found' });

  const hono = new Hono<HostEnv>()
    .use(requestId(log))
    .use(clientIp(app.config.trustedProxies ?? []))
    .use(drainGate(life))
    .use(securityHeaders({ https: publicUrl.protocol === 'https:', dev: options.dev ?? false }))
    .get('/healthz', healthz)
    .get('/readyz', readyz({ life, checks: { database: () => db.ping(), ...options.readiness } }))
    .use(
      bodyLimit({ maxSize: maxBody, onError: (c) => errorResponse(c, new AppError('BODY_TOO_LARGE', { kind: 'too-large' })) }),
    )
    .use(floodLimit(options.floodLimit ?? defaultFloodLimit))
    .use(originRule(new Set([publicUrl.origin, ...options.trustedOrigins])))
    .use(compress())
    .use('/trpc/*', trpcGuard())
    .all(
      '/trpc/*',
      trpcHandler({
        router,
        auth,
        db,
        now,
        tools: app.verticals.flatMap((vertical) => vertical.tools ?? []),
        config: app.config.verticals,
        metering,
        mutations: { ...createRates(db), limits: options.mutationLimits ?? mutationLimits },
        inference,
        outlive,
        defaults,
      }),
    )
    .all('/api/auth/*', authHandler(auth))
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
  return { fetch: async (request, env) => hono.fetch(request, env ?? {}) };
}
