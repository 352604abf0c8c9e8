/** Values that may be missing, with the reason. */
import type { Known, MissingReason, Need } from './types.ts';

export function known<T>(value: T): Known<T> {
  return { ok: true, value };
}

export function missing(reason: MissingReason, ...needs: readonly Need[]): Known<never> {
  return { ok: false, missing: { reason, needs } };
}

/** Both values, or the reason of the first that is missing: a figure names one thing that it lacks, the most basic. */
export function both<A, B>(a: Known<A>, b: Known<B>): Known<readonly [A, B]> {
  if (!a.ok) return a;
  return b.ok ? known([a.value, b.value]) : b;
}
