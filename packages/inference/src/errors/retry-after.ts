/** Header names in lower case; a header sent twice is a list. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const maxWaitMs = 60_000;

export function header(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' || value === undefined ? value : value[0];
}

/**
 * How long the server asks to wait, clamped to 0–60 s. `retry-after-ms` beats `retry-after`, which is seconds (fractions
 * allowed) or an HTTP date in any of its three forms (RFC 9110 §5.6.7, §10.2.3). Unreadable is absent.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const wait = number(header(headers, 'retry-after-ms')) ?? fromRetryAfter(header(headers, 'retry-after'), nowMs);
  return wait === undefined ? undefined : Math.min(Math.max(Math.round(wait), 0), maxWaitMs);
}

function fromRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  const seconds = number(value);
  if (seconds !== undefined) return seconds * 1000;
  // `Date.parse` reads far more than HTTP dates, a bare "-5" among them.
  if (value === undefined || !/^[A-Za-z]{3,9},? /.test(value)) return undefined;
  // The oldest form, that of C, names no zone.
  const at = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(at) ? undefined : at - nowMs;
}

const number = (value: string | undefined): number | undefined =>
  value !== undefined && /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
