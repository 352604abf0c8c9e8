import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { HostEnv } from './host-env.ts';

export interface SecurityOptions {
  /** The product is opened over https. */
  readonly https: boolean;
  /** Vite's client has an inline script, a web socket and a worker; never true in a built product. */
  readonly dev: boolean;
}

/**
 * The headers of every answer. Those of calls carry no styles: they get a policy without a nonce, which is made for each page.
 */
export function securityHeaders(options: SecurityOptions) {
  const ofPages = headersWith(options, [NONCE]);
  const ofCalls = headersWith(options, []);
  return createMiddleware<HostEnv>((c, next) => (c.req.path.startsWith('/trpc/') ? ofCalls : ofPages)(c, next));
}

/**
 * CSP without inline scripts, no framing, nothing shared with other origins. Inline styles need the nonce that the page carries;
 * the components read it from `<meta property="csp-nonce">`.
 */
function headersWith({ https, dev }: SecurityOptions, styles: readonly (typeof NONCE)[]) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
      styleSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'", ...styles],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: dev ? ["'self'", 'ws:'] : ["'self'"],
      workerSrc: dev ? ["'self'", 'blob:'] : ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      frameSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      ...(https ? { upgradeInsecureRequests: [] } : {}),
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'strict-origin-when-cross-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: https ? 'max-age=31536000; includeSubDomains' : false,
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  });
}
