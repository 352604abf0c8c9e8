/** What a provider says that contradicts our books: it is written nowhere, and the job that asked waits for an operator. */
import type { Database } from '@repo/db';
import type { ProviderId } from '../provider/provider.ts';
import type { BillingTruth } from '../provider/truth.ts';
import { isPaidElsewhere } from '../provider/write-truth.ts';

/** @throws Error where the provider's customer names another organization than the one that it belongs to here */
export async function refuseForeign(
  db: Pick<Database, 'prisma'>,
  provider: ProviderId,
  { customer, organizationId }: BillingTruth,
): Promise<void> {
  const where = { provider_reference: { provider, reference: customer } };
  const held = await db.prisma.billingCustomer.findUnique({ where, select: { organizationId: true } });
  if (held && held.organizationId !== organizationId) {
    const said = `names the organization ${organizationId} at ${provider}`;
    throw new Error(`the customer ${customer} ${said}, but belongs to ${held.organizationId}: correct its metadata there`);
  }
}

/**
 * @param truth as it was written
 * @throws Error where it has a plan in force that somebody else collects for as well: one of the two is to be ended and given back
 */
export async function refuseTwice(
  db: Pick<Database, 'prisma'>,
  provider: ProviderId,
  { organizationId, subscriptions }: BillingTruth,
  at: Date,
): Promise<void> {
  const held = await db.prisma.subscription.findMany({ where: { organizationId } });
  for (const { reference, status, vertical } of subscriptions) {
    const other = held.find((row) => row.vertical === vertical && isPaidElsewhere(row, provider, at));
    if (other && status !== 'ended') {
      const paid = `is paid by ${other.provider} until ${other.periodEnd.toISOString()} and by ${provider} (${reference}) too`;
      throw new Error(`the plan of ${vertical} of ${organizationId} ${paid}: end and refund one of them`);
    }
  }
}

/** @throws Error where the provider knows nothing of a customer for whom a plan is held: to end it would take away what is paid for */
export async function refuseLost(db: Pick<Database, 'prisma'>, provider: ProviderId, customer: string): Promise<void> {
  const where = { provider_reference: { provider, reference: customer } };
  const held = await db.prisma.billingCustomer.findUnique({ where, select: { organizationId: true } });
  if (!held) return;
  const { organizationId } = held;
  const plans = await db.prisma.subscription.count({ where: { organizationId, provider, status: { not: 'ended' } } });
  if (plans > 0) throw new Error(`${provider} knows nothing of the customer ${customer}, for whom ${plans} plans are held`);
}
