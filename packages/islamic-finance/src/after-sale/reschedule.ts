/** A debt of a sale over more time, for nothing (AAOIFI SS8 5/7). */
import { type Paisa, paisa } from '@repo/facts';
import { allocateEqually } from '../kernel/allocate.ts';
import type { Refused } from '../types.ts';

export interface Rescheduled {
  readonly ok: true;
  /** They sum to what was owed before. */
  readonly instalments: readonly Paisa[];
}

/** Divides `outstanding` over `instalments` new dates. Any amount for the extension refuses it, whatever its name. */
export function reschedule(debt: {
  outstanding: Paisa;
  instalments: number;
  /** Anything asked for the time: a reschedule charge, a capitalised late amount. */
  extra: Paisa;
}): Rescheduled | Refused {
  if (debt.extra !== 0n) {
    const ruleIds = ['SS8-5/7', 'SS8-5/8', 'SS8-4/8'];
    const params = { clauses: 'SS8 5/7; SS8 5/8; SS8 4/8' };
    const refusal = { code: 'EXTRA_FOR_TIME', ruleIds, field: 'extra', messageKey: 'refusals.EXTRA_FOR_TIME', params };
    return { ok: false, refusals: [refusal] };
  }
  return { ok: true, instalments: allocateEqually(paisa(debt.outstanding), debt.instalments) };
}
