import type { Database } from '@repo/db';
import { asSystem } from '../desk/as-system.ts';
import { claimTrial } from '../desk/claim-trial.ts';
import type { PaymentProvider } from '../provider/provider.ts';
import type { BillingTruth, SubscriptionTruth } from '../provider/truth.ts';
import { endDuplicates } from './end-duplicates.ts';
import type { BillingJob, BillingJobs, BillingNotice } from './receiver.ts';

export interface FollowUpDeps {
  readonly db: Database;
  readonly jobs: BillingJobs;
  readonly secret: string;
  readonly tell?: (notice: BillingNotice) => readonly BillingJob[];
  readonly now: () => Date;
}

/** Days before its end at which owners hear that a trial ends. */
const noticeDays = 3;

/**
 * What follows from the state of a customer. It goes by the state and not by events, so their order and number do not matter; each
 * effect is a row, and whoever adds it does it.
 * @returns whether the provider's state is another one by now
 */
export async function followUp(deps: FollowUpDeps, provider: PaymentProvider, truth: BillingTruth): Promise<boolean> {
  await endTrialsHadBefore(deps, provider, truth);
  for (const subscription of truth.subscriptions) {
    const due = noticeOf(subscription, deps.now());
    if (due)
      await notify(deps, `${due.kind}:${provider.id}:${subscription.reference}:${due.at.toISOString()}`, {
        ...due,
        organizationId: truth.organizationId,
      });
  }
  return endDuplicates(deps, provider, truth);
}

function noticeOf(
  { endsAtPeriodEnd, pastDueSince, status, trialEnd, vertical }: SubscriptionTruth,
  at: Date,
): Omit<BillingNotice, 'organizationId'> | null {
  if (pastDueSince !== null) return { kind: 'payment-failed', vertical, at: pastDueSince };
  if (status !== 'trialing' || trialEnd === null || endsAtPeriodEnd) return null;
  const left = trialEnd.getTime() - at.getTime();
  return left > 0 && left <= noticeDays * 86_400_000 ? { kind: 'trial-ending', vertical, at: trialEnd } : null;
}

/** The row and the jobs are there together or not at all. */
async function notify({ db, jobs, now, tell = () => [] }: FollowUpDeps, key: string, notice: BillingNotice): Promise<void> {
  let wanted: readonly BillingJob[] = [];
  await db.withPlatform(
    'a notice of billing',
    async (tx) => {
      const data = [{ key: `mail:${key}`, organizationId: notice.organizationId, at: now() }];
      const { count } = await tx.billingEffect.createMany({ data, skipDuplicates: true });
      wanted = count > 0 ? tell(notice) : [];
    },
    () => (wanted.length === 0 ? null : (connection) => jobs.insert(connection, wanted)),
  );
  if (wanted.length > 0) jobs.wake();
}

/** A card is known only once it was given: a trial that it had for another organization ends at once. */
async function endTrialsHadBefore(
  deps: FollowUpDeps,
  provider: PaymentProvider,
  { organizationId, subscriptions, trialCards = {} }: BillingTruth,
): Promise<void> {
  const { db, now, secret } = deps;
  for (const { reference, vertical } of subscriptions) {
    const card = trialCards[reference];
    if (card === undefined) continue;
    const claimed = await claimTrial(db, secret, { organizationId, vertical, marks: [`card:${card}`], at: now() });
    if (claimed) continue;
    const key = `trial-ended:${provider.id}:${reference}`;
    const target = { kind: 'subscription', id: reference };
    const deed = { organizationId, action: 'billing.trial-ended', target, details: { vertical }, requestId: key, at: now };
    // Before its row: ending it twice ends it once.
    await asSystem(db, deed, async () => provider.endTrial?.(reference));
    await db.prisma.billingEffect.createMany({ data: [{ key, organizationId, at: now() }], skipDuplicates: true });
    // The page where it was bought has said that it is free.
    await notify(deps, key, { kind: 'trial-ended', organizationId, vertical, at: now() });
  }
}
