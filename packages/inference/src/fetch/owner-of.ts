/** Whose an address is: of its own origin, and where several share one, the one whose path it is below. */
export function ownerOf<T extends { readonly url: URL }>(all: readonly T[], url: URL): T | null {
  // An origin is compared as the URL parser writes it: 2130706433, 0x7f.1 and 127.1 are 127.0.0.1 to it.
  const sameOrigin = all.filter((each) => each.url.origin === url.origin);
  const [only] = sameOrigin;
  if (sameOrigin.length <= 1) return only ?? null;
  const above = sameOrigin.filter((each) => url.pathname.startsWith(each.url.pathname));
  return above.toSorted((a, b) => b.url.pathname.length - a.url.pathname.length)[0] ?? null;
}
