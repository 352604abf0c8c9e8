import type { Database } from '@repo/db';
import type { PaymentProvider } from '../provider/provider.ts';
import type { BillingJob, BillingJobs } from './receiver.ts';

export interface OverdueDeps {
  readonly db: Database;
  readonly jobs: BillingJobs;
  readonly now: () => Date;
  readonly syncJob: (provider: PaymentProvider['id'], customer: string) => BillingJob;
}

const dayMillis = 86_400_000;

/**
 * Plans of which nobody tells us. One whose period is over for more than a day was renewed, or it ended, and no event of it is left: it is
 * asked for once a period. One whose customer is not known to be of live keys, once there are live keys: it is asked for once.
 */
export async function syncOverdue({ db, jobs, now, syncJob }: OverdueDeps, { id, live }: PaymentProvider): Promise<void> {
  const running = { provider: id, status: { not: 'ended' } };
  const before = new Date(now().getTime() - dayMillis);
  for (const { organizationId, periodEnd, reference } of await db.prisma.subscription.findMany({ where: running })) {
    const where = { organizationId_provider: { organizationId, provider: id } };
    const customer = await db.prisma.billingCustomer.findUnique({ where });
    if (!customer) continue;
    const keys = [
      ...(periodEnd < before ? [`overdue:${id}:${reference}:${periodEnd.toISOString()}`] : []),
      ...(live === true && customer.live !== true ? [`mode:${id}:${customer.reference}`] : []),
    ];
    if (keys.length === 0) continue;
    let wanted: readonly BillingJob[] = [];
    await db.withPlatform(
      'a plan of which nobody tells',
      async (tx) => {
        const data = keys.map((key) => ({ key, organizationId, at: now() }));
        const { count } = await tx.billingEffect.createMany({ data, skipDuplicates: true });
        if (count > 0) wanted = [syncJob(id, customer.reference)];
      },
      () => (wanted.length === 0 ? null : (connection) => jobs.insert(connection, wanted)),
    );
    if (wanted.length > 0) jobs.wake();
  }
}
