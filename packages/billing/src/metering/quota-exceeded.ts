import { AppError } from '@repo/facts';
import type { Meter } from './metering.ts';
import { periodOf, resetsOn, secondsToReset } from './period.ts';
import { readBudgets, type UsageDatabase } from './read-usage.ts';

export interface Refused {
  readonly organizationId: string;
  readonly meter: Meter;
  readonly at: Date;
}

/** What a person is told whose organization has used its month: how much that is, and when it begins anew. */
export async function quotaExceeded(db: UsageDatabase, { organizationId, meter, at }: Refused): Promise<AppError> {
  const period = periodOf(at);
  const budget = (await readBudgets(db, { organizationId, period })).find((each) => each.meter === meter.id);
  const used = budget ? budget.reserved + budget.committed : 0n;
  return new AppError('QUOTA_EXCEEDED', {
    kind: 'too-many',
    messageKey: 'billing.error.quota-exceeded',
    retryAfter: secondsToReset(at),
    params: { meter: meter.id, limit: String(meter.monthlyLimit), used: String(used), resets: resetsOn(period) },
  });
}
