/** Which endpoint an address belongs to: of its own origin, and where several share one, the one whose path it is below. */
import type { Endpoint } from '../transport/index.ts';

/** Null for what nobody configured; nothing is resolved for the answer. */
export function endpointOf(endpoints: readonly Endpoint[], url: URL): Endpoint | null {
  // An origin is compared as the URL parser writes it: 2130706433, 0x7f.1 and 127.1 are 127.0.0.1 to it.
  const sameOrigin = endpoints.filter((endpoint) => endpoint.url.origin === url.origin);
  const [only] = sameOrigin;
  if (sameOrigin.length <= 1) return only ?? null;
  const above = sameOrigin.filter((endpoint) => url.pathname.startsWith(endpoint.url.pathname));
  return above.toSorted((a, b) => b.url.pathname.length - a.url.pathname.length)[0] ?? null;
}
