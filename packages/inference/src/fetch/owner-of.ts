/** Whose an address is: of its own origin, and where several share one, the one whose path it is below. */
export function ownerOf<T extends { readonly url: URL }>(all: readonly T[], url: URL): T | null {
  // An origin is compared as the URL parser writes it: 2130706433, 0x7f.1 and 127.1 are 127.0.0.1 to it.
  const sameOrigin = all.filter((each) => each.url.origin === url.origin);
  const [only] = sameOrigin;
  if (sameOrigin.length <= 1) return only ?? null;
  const path = plainPath(url);
  const above = sameOrigin.filter((each) => path?.startsWith(plainPath(each.url) ?? '/') === true);
  return above.toSorted((a, b) => b.url.pathname.length - a.url.pathname.length)[0] ?? null;
}

/** As the most lenient server behind the origin may take it: `/%75s//v1` and `/US/v1` are `/us/v1` there. Null for what is no text. */
function plainPath(url: URL): string | null {
  const plain = new URL(url.origin);
  try {
    plain.pathname = decodeURIComponent(url.pathname).replace(/[\\/]+/g, '/');
  } catch {
    return null;
  }
  return plain.pathname.toLowerCase();
}
