import type { Span } from '../text/runs.ts';

/** The span that an address names, or null when it names none that the text has. */
export function citedSpan(params: URLSearchParams, length: number): Span | null {
  const [start, end] = ['from', 'to'].map((name) => {
    const value = params.get(name);
    return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
  });
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  return start < end && end <= length ? { start, end } : null;
}
