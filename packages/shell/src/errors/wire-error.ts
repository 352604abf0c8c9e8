import { AppError, type ErrorKind } from '@repo/facts';
import { TRPCClientError } from '@trpc/client';

/** What is known of an error, wherever it came from. */
export interface WireError {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string>>;
  readonly field?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly requestId?: string | undefined;
}

/** An error body of the host, outside tRPC. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly wire: WireError;

  constructor(wire: WireError, options?: ErrorOptions) {
    super(wire.code, options);
    this.wire = wire;
  }
}

const kinds: ReadonlySet<unknown> = new Set<ErrorKind>([
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'too-many',
  'too-large',
  'unavailable',
  'internal',
]);

/** Reads the host's error shape; null when a body is something else (a proxy's page, say). */
export function parseWireError(body: unknown): WireError | null {
  if (typeof body !== 'object' || body === null) return null;
  if (!('code' in body && 'kind' in body && 'messageKey' in body)) return null;
  const { code, kind, messageKey } = body;
  if (typeof code !== 'string' || typeof messageKey !== 'string' || !isKind(kind)) return null;
  const text = (name: string) => textOf(body, name);
  const retryAfter = 'retryAfter' in body && typeof body.retryAfter === 'number' ? body.retryAfter : undefined;
  const params = 'params' in body ? textsOf(body.params) : {};
  return { code, kind, messageKey, params, field: text('field'), retryAfter, requestId: text('requestId') };
}

/** What is known of anything that was thrown. A request that never reached the host is `NETWORK`. */
export function wireErrorOf(error: unknown): WireError {
  if (error instanceof RequestError) return error.wire;
  if (error instanceof AppError) {
    const { code, kind, messageKey, params, field, retryAfter } = error;
    return { code, kind, messageKey, params, field, retryAfter };
  }
  if (error instanceof TRPCClientError) return parseWireError(error.data) ?? unreachable;
  // `fetch` rejects with a TypeError when nothing answers; so does `import()` of a chunk.
  if (error instanceof TypeError) return unreachable;
  return { code: 'INTERNAL', kind: 'internal', messageKey: 'errors.INTERNAL', params: {} };
}

const unreachable: WireError = { code: 'NETWORK', kind: 'unavailable', messageKey: 'errors.NETWORK', params: {} };

function isKind(value: unknown): value is ErrorKind {
  return kinds.has(value);
}

function textOf(body: object, name: string): string | undefined {
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
