import { NONCE, secureHeaders } from 'hono/secure-headers';

export interface SecurityOptions {
  /** The product is opened over https. */
  readonly https: boolean;
  /** Vite's client has an inline script, a web socket and a worker; never true in a built product. */
  readonly dev: boolean;
}

/**
 * CSP without inline scripts, no framing, nothing shared with other origins. Inline styles need the nonce that the page carries;
 * the components read it from `<meta property="csp-nonce">`.
 */
export function securityHeaders({ https, dev }: SecurityOptions) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
      styleSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'", NONCE],
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
