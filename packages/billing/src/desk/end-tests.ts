import type { Database } from '@repo/db';
import type { ProviderId } from '../provider/provider.ts';
import type { BillingTruth } from '../provider/truth.ts';
import { writeTruth } from '../provider/write-truth.ts';

/** What was bought with test keys ends where real money is taken, as play money does. */
export async function endTests(
  { db, now }: { readonly db: Pick<Database, 'prisma' | 'withPlatform'>; readonly now: () => Date },
  provider: ProviderId,
  { customer, fetchedAt }: Pick<BillingTruth, 'customer' | 'fetchedAt'>,
): Promise<void> {
  const where = { provider_reference: { provider, reference: customer } };
  const held = await db.prisma.billingCustomer.findUnique({ where, select: { organizationId: true } });
  if (!held) return;
  const { organizationId } = held;
  const nothing = { subscriptions: [], invoices: [], payments: [] };
  await writeTruth({ db, now }, provider, { organizationId, customer, fetchedAt, ...nothing });
}
