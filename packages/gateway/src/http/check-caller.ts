import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../gateway-error.ts';

export interface CallerRules {
  /** Host names beside the loopback ones. */
  readonly allowedHosts: readonly string[];
  /** Origins whose pages may call; none by default. */
  readonly allowedOrigins: readonly string[];
}

/** Where requests come in, and what lets them in. */
export interface Door extends CallerRules {
  readonly token: string;
  /** Others than this machine come through it: they may ask the model, not change its files. */
  readonly isForOthers?: boolean;
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses what a page in a browser could send: a `Host` that a foreign name was rebound to, or any unlisted `Origin`.
 * @throws GatewayError 403
 */
export function checkCaller({ headers }: IncomingMessage, { allowedHosts, allowedOrigins }: CallerRules): void {
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!loopbackHosts.includes(host) && !allowedHosts.includes(host)) throw refused('This Host is not served here');
  if (headers.origin !== undefined && !allowedOrigins.includes(headers.origin)) {
    throw refused('Pages of this Origin may not call the gateway');
  }
}

function refused(message: string): GatewayError {
  return new GatewayError(403, 'permission_error', message, { shouldRetry: false });
}
