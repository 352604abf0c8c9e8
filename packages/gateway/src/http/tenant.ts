/** Who a request is for: said by the host in a signed header, since a client could say anything. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { GatewayError } from '../gateway-error.ts';

export interface Tenant {
  /** Requests of different tenants take turns. */
  readonly id: string;
  /** What one prompt left evaluated is used again for the same salt alone. */
  readonly salt: string;
}

export const tenantHeaderName = 'x-buniyad-tenant';

/** The tenant of requests that the host did not sign. */
export const localTenant: Tenant = { id: 'local', salt: '' };

/** The value of the header: tenant, salt and an HMAC-SHA256 over both, each in base64url, with dots between. */
export function signTenant(key: string, { id, salt }: Tenant): string {
  const signed = `${encoded(id)}.${encoded(salt)}`;
  return `${signed}.${signatureOf(key, signed)}`;
}

/**
 * The tenant of a header's value; `local` where there is none.
 * @param key null where nobody signs: then no header is good.
 * @throws GatewayError 401 for one that was not signed with the key.
 */
export function readTenant(key: string | null, header: string | string[] | undefined): Tenant {
  if (header === undefined) return localTenant;
  const [id, salt, signature, ...rest] = String(header).split('.');
  if (key === null || id === undefined || salt === undefined || signature === undefined || rest.length > 0) throw unsigned();
  if (!isEqual(signature, signatureOf(key, `${id}.${salt}`))) throw unsigned();
  return { id: decoded(id), salt: decoded(salt) };
}

/** The domain in front keeps a signature from meaning something else elsewhere. */
function signatureOf(key: string, text: string): string {
  return createHmac('sha256', key).update(`buniyad-tenant.${text}`).digest('base64url');
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const decoded = (text: string): string => Buffer.from(text, 'base64url').toString();

function unsigned(): GatewayError {
  return new GatewayError(401, 'authentication_error', `The header ${tenantHeaderName} is not signed by the host`, {
    shouldRetry: false,
  });
}
