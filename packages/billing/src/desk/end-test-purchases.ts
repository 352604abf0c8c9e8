import { appendAudit, type Database, newId } from '@repo/db';
import type { PaymentProvider, ProviderId } from '../provider/provider.ts';
import type { BillingTruth } from '../provider/truth.ts';
import { writeTruthIn } from '../provider/write-truth.ts';

type Customers = Pick<Database, 'prisma'>;

const keyOf = (provider: ProviderId, reference: string) => ({ provider_reference: { provider, reference } });

/** Keeps with a customer that the provider knows of which mode it is. */
export async function keepMode(db: Customers, { id: provider, live }: PaymentProvider, reference: string): Promise<void> {
  if (live === undefined) return;
  const where = { provider, reference, OR: [{ live: null }, { live: !live }] };
  await db.prisma.billingCustomer.updateMany({ where, data: { live } });
}

/**
 * Whether a customer that the provider does not know was one of test keys, of whichever account, while real money is taken now. One of
 * live keys is not: it may still be charged by an account whose key was taken out.
 *
 * @throws AppError `PROVIDER_UNAVAILABLE`
 */
export async function wasForTests(db: Customers, provider: PaymentProvider, customer: string): Promise<boolean> {
  if (provider.live !== true) return false;
  const held = await db.prisma.billingCustomer.findUnique({ where: keyOf(provider.id, customer), select: { live: true } });
  // Only a customer from before modes were kept is asked for.
  return held?.live === undefined || held.live === null ? ((await provider.wasForTests?.(customer)) ?? false) : !held.live;
}

/** What was bought with test keys ends where real money is taken, as play money does; the audit log of its organization says so. */
export async function endTestPurchases(
  { db, now }: { readonly db: Pick<Database, 'prisma' | 'withPlatform'>; readonly now: () => Date },
  provider: ProviderId,
  { customer, fetchedAt }: Pick<BillingTruth, 'customer' | 'fetchedAt'>,
): Promise<void> {
  const held = await db.prisma.billingCustomer.findUnique({
    where: keyOf(provider, customer),
    select: { organizationId: true },
  });
  if (!held) return;
  const { organizationId } = held;
  await db.prisma.billingCustomer.updateMany({ where: { provider, reference: customer }, data: { live: false } });
  await db.withPlatform('what was bought with test keys ends', async (tx) => {
    const running = { organizationId, provider, status: { not: 'ended' } };
    const ended = await tx.subscription.findMany({ where: running, select: { reference: true, vertical: true } });
    const nothing = { subscriptions: [], invoices: [], payments: [] };
    if (!(await writeTruthIn(tx, provider, { organizationId, customer, fetchedAt, ...nothing }, now()))) return;
    for (const { reference, vertical } of ended) {
      await appendAudit(tx, {
        orgId: organizationId,
        actor: { kind: 'system', id: null },
        action: 'billing.test-ended',
        target: { kind: 'subscription', id: reference },
        details: { provider, vertical },
        requestId: newId(),
        at: now(),
      });
    }
  });
}
