/** The account endpoints of the host, by hand: the library's own client would weigh more than these screens. */
import { parseWireError, RequestError, type WireError } from '../errors/wire-error.ts';

const network: WireError = { code: 'NETWORK', kind: 'unavailable', messageKey: 'errors.NETWORK', params: {} };
const unreadable: WireError = { code: 'INTERNAL', kind: 'internal', messageKey: 'errors.INTERNAL', params: {} };

async function call(path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(`/api/auth${path}`, init).catch((cause: unknown) => {
    throw new RequestError(network, { cause });
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new RequestError(parseWireError(body) ?? unreadable);
  return body;
}

type Value = string | boolean | { readonly [name: string]: Value };

/** @throws RequestError with the host's code and message key */
export function authPost(path: string, body: Readonly<Record<string, Value>>): Promise<unknown> {
  return call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

export function authGet(path: string): Promise<unknown> {
  return call(path, {});
}
