import type { Database } from '@repo/db';
import type { ProviderId } from '../provider/provider.ts';
import type { BillingJob, BillingJobs } from './receiver.ts';

export interface OverdueDeps {
  readonly db: Database;
  readonly jobs: BillingJobs;
  readonly now: () => Date;
  readonly syncJob: (provider: ProviderId, customer: string) => BillingJob;
}

const dayMillis = 86_400_000;

/**
 * A plan whose period is over for more than a day was renewed, or it ended, and nobody told us: no event of it is left, or its customer is
 * of other keys. Each is asked for once a period.
 */
export async function syncOverdue({ db, jobs, now, syncJob }: OverdueDeps, provider: ProviderId): Promise<void> {
  const overdue = { provider, status: { not: 'ended' }, periodEnd: { lt: new Date(now().getTime() - dayMillis) } };
  for (const { organizationId, periodEnd, reference } of await db.prisma.subscription.findMany({ where: overdue })) {
    const where = { organizationId_provider: { organizationId, provider } };
    const customer = await db.prisma.billingCustomer.findUnique({ where });
    if (!customer) continue;
    let wanted: readonly BillingJob[] = [];
    await db.withPlatform(
      'a plan whose period is over',
      async (tx) => {
        const data = [{ key: `overdue:${provider}:${reference}:${periodEnd.toISOString()}`, organizationId, at: now() }];
        const { count } = await tx.billingEffect.createMany({ data, skipDuplicates: true });
        if (count > 0) wanted = [syncJob(provider, customer.reference)];
      },
      () => (wanted.length === 0 ? null : (connection) => jobs.insert(connection, wanted)),
    );
    if (wanted.length > 0) jobs.wake();
  }
}
