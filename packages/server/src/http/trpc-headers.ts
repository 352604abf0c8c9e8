import type { TRPCError } from '@trpc/server';
import { appErrorOf } from '../errors/app-error-of.ts';

/** What every answer of tRPC says: it is not kept, and when a retry makes sense, after the longest wait of its errors. */
export function trpcHeaders(errors: readonly TRPCError[]): Record<string, string> {
  const longest = Math.max(0, ...errors.map((error) => appErrorOf(error).retryAfter ?? 0));
  return { 'Cache-Control': 'no-store', ...(longest > 0 ? { 'Retry-After': String(longest) } : {}) };
}
