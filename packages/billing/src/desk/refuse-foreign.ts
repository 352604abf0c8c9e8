/** What a provider says that contradicts our books: it is written nowhere, and the job that asked waits for an operator. */
import type { Database } from '@repo/db';
import type { ProviderId } from '../provider/provider.ts';
import type { BillingTruth } from '../provider/truth.ts';

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

/** @throws Error where the provider knows nothing of a customer for whom a plan is held: to end it would take away what is paid for */
export async function refuseLost(db: Pick<Database, 'prisma'>, provider: ProviderId, customer: string): Promise<void> {
  const where = { provider_reference: { provider, reference: customer } };
  const held = await db.prisma.billingCustomer.findUnique({ where, select: { organizationId: true } });
  if (!held) return;
  const { organizationId } = held;
  const plans = await db.prisma.subscription.count({ where: { organizationId, provider, status: { not: 'ended' } } });
  if (plans > 0) throw new Error(`${provider} knows nothing of the customer ${customer}, for whom ${plans} plans are held`);
}
