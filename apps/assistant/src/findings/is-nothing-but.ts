import type { TextSpan } from '../wire/finding.ts';

/** Whether a text has no letter and no digit outside of exactly one span. */
export function isNothingBut(text: string, spans: readonly TextSpan[]): boolean {
  const [span] = spans;
  if (!span || spans.length > 1) return false;
  return !/[\p{L}\p{N}]/u.test(text.slice(0, span.start) + text.slice(span.end));
}
