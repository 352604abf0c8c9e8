/** What a pull needs of `fetch`; the global one and every policy's fetch have this shape. */
export type Fetch = (
  url: string,
  init: { readonly headers: Record<string, string>; readonly redirect: 'manual'; readonly signal: AbortSignal },
) => Promise<Response>;
