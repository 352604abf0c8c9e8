import { AppError, inBoth } from '@repo/facts';
import type { HeldLimit } from '../entitlements/meter-limits.ts';
import type { Meter } from './metering.ts';
import { periodOf, resetsOn, secondsToReset } from './period.ts';
import { readBudgets, type UsageDatabase } from './read-usage.ts';

export interface Refused {
  readonly organizationId: string;
  readonly meter: Meter;
  readonly held: HeldLimit;
  readonly at: Date;
}

/**
 * What a person is told whose organization has used its month: of what, how much that is, when it begins anew, and which plan gives
 * more. Words in both languages are `<name>.ur` and `<name>.en`: whoever answers knows the language.
 */
export async function quotaExceeded(db: UsageDatabase, { organizationId, meter, held, at }: Refused): Promise<AppError> {
  const period = periodOf(at);
  const budget = (await readBudgets(db, { organizationId, period })).find((each) => each.meter === meter.id);
  const used = budget ? budget.reserved + budget.committed : 0n;
  return new AppError('QUOTA_EXCEEDED', {
    kind: 'too-many',
    ...(held.raisedBy && { messageKey: 'errors.QUOTA_EXCEEDED_RAISE' }),
    retryAfter: secondsToReset(at),
    params: {
      meter: meter.id,
      ...inBoth('what', meter.label),
      limit: String(held.limit),
      used: String(used),
      resets: resetsOn(period),
      ...(held.raisedBy && inBoth('plan', held.raisedBy)),
    },
  });
}
