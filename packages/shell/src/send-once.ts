/** Keys of calls that may be under way or done, by address and body. */
const open = new Map<string, string>();

/** Not `randomUUID`, which is there on secure origins only. */
const newKey = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

type Init = Omit<RequestInit, 'signal'> & { readonly signal?: AbortSignal | null | undefined };

/**
 * `fetch` with an `Idempotency-Key`. The same call gets the same key until its end is known: when it was sent twice at once, and
 * when it is sent again because no answer came.
 */
export async function sendOnce(url: RequestInfo | URL | string, init: Init = {}): Promise<Response> {
  const call = `${url} ${init.body}`;
  const key = open.get(call) ?? newKey();
  open.set(call, key);
  const headers = new Headers(init.headers);
  headers.set('Idempotency-Key', key);
  const response = await fetch(url, { ...init, signal: init.signal ?? null, headers });
  // A refusal that names a time to wait says nothing about the call itself.
  if (response.status < 500 && !response.headers.has('Retry-After')) open.delete(call);
  return response;
}
