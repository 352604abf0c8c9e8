import type { IncomingMessage } from 'node:http';
import type { Log } from '../log/log.ts';

/** What travels with a request through the middleware. */
export interface HostEnv {
  Bindings: {
    /** The socket's request; absent when the host is called without a socket. */
    incoming?: IncomingMessage;
    /** The caller's address when there is no socket. */
    ip?: string;
  };
  Variables: {
    requestId: string;
    /** The caller's address, from the socket or a trusted proxy, never from what the caller says. */
    clientIp: string;
    log: Log;
    /** Set by the security headers. */
    secureHeadersNonce?: string;
  };
}
