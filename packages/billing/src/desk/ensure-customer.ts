import type { Database } from '@repo/db';
import type { PaymentProvider } from '../provider/provider.ts';
import type { Purchase } from './billing-desk.ts';

interface CustomerDeps {
  readonly db: Pick<Database, 'prisma'>;
  readonly provider: PaymentProvider;
  readonly now: Date;
}

const keyOf = ({ provider }: CustomerDeps, organizationId: string) => ({
  where: { organizationId_provider: { organizationId, provider: provider.id } },
});

async function create(
  { db, provider }: CustomerDeps,
  organizationId: string,
  { buyer, locale }: Purchase,
  replaces?: string,
): Promise<string> {
  const { name } = await db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { name: true } });
  const customer = { organizationId, name, email: buyer.email, locale };
  return provider.createCustomer(replaces === undefined ? customer : { ...customer, replaces });
}

/** The provider's id of an organization, which becomes its customer with the first purchase. */
export async function ensureCustomer(deps: CustomerDeps, organizationId: string, purchase: Purchase): Promise<string> {
  const { db, now, provider } = deps;
  const there = await db.prisma.billingCustomer.findUnique(keyOf(deps, organizationId));
  if (there) return there.reference;
  const reference = await create(deps, organizationId, purchase);
  await db.prisma.billingCustomer.createMany({
    data: { organizationId, provider: provider.id, reference, live: provider.live ?? null, createdAt: now },
    skipDuplicates: true,
  });
  return (await db.prisma.billingCustomer.findUniqueOrThrow(keyOf(deps, organizationId))).reference;
}

/** Another customer in the place of one that the provider does not know any more. */
export async function replaceCustomer(
  deps: CustomerDeps,
  organizationId: string,
  purchase: Purchase,
  former: string,
): Promise<string> {
  const reference = await create(deps, organizationId, purchase, former);
  const where = { organizationId, provider: deps.provider.id, reference: former };
  await deps.db.prisma.billingCustomer.updateMany({
    where,
    data: { reference, live: deps.provider.live ?? null, syncedAt: null },
  });
  return reference;
}
