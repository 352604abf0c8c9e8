/** Values that may be missing, with the reason. */
import type { Known, MissingReason, Need } from './types.ts';

export function known<T>(value: T): Known<T> {
  return { ok: true, value };
}

export function missing(reason: MissingReason, ...needs: readonly Need[]): Known<never> {
  return { ok: false, missing: { reason, needs } };
}

/** Both values, or what is missing of them: the first reason and every need. */
export function both<A, B>(a: Known<A>, b: Known<B>): Known<readonly [A, B]> {
  if (a.ok) return b.ok ? known([a.value, b.value]) : b;
  if (b.ok) return a;
  return missing(a.missing.reason, ...new Set([...a.missing.needs, ...b.missing.needs]));
}
