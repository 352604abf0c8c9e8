import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { storedLines } from '../invoices/stored-lines.ts';
import type { PaymentProvider, ProviderId } from '../provider/provider.ts';
import type { InvoiceTruth } from '../provider/truth.ts';
import type { HeldPlan, OrganizationInvoice, Purchase } from './billing-desk.ts';

const providers = z.enum(['local', 'stripe', 'manual', 'safepay']);
const subscriptionRow = z.object({
  provider: providers,
  reference: z.string(),
  vertical: z.string(),
  plan: z.enum(['team', 'scale']),
  interval: z.enum(['month', 'year']),
  currency: z.enum(['PKR', 'USD']),
  seats: z.int(),
  status: z.enum(['trialing', 'active', 'past-due', 'ended']),
  periodStart: z.date(),
  periodEnd: z.date(),
  trialEnd: z.date().nullable(),
  endsAtPeriodEnd: z.boolean(),
  pastDueSince: z.date().nullable(),
});
const invoiceStatus = z.enum(['open', 'paid', 'void', 'uncollectible']);

/** Invoices of one page of the list. */
const pageSize = 24;

/** Ended ones too. */
export async function readSubscriptions(db: Pick<Database, 'prisma'>, organizationId: string): Promise<HeldPlan[]> {
  const rows = await db.prisma.subscription.findMany({ where: { organizationId }, orderBy: { vertical: 'asc' } });
  return rows.map((row) => subscriptionRow.parse(row));
}

export async function readInvoices(
  db: Pick<Database, 'prisma'>,
  organizationId: string,
  before?: Date,
): Promise<OrganizationInvoice[]> {
  const rows = await db.prisma.invoice.findMany({
    where: { organizationId, ...(before ? { issuedAt: { lt: before } } : {}) },
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    take: pageSize,
  });
  return rows.map(invoiceOf);
}

/** @param id its own, or that of an invoice by transfer @throws AppError `NOT_FOUND` */
export async function readInvoice(
  db: Pick<Database, 'prisma'>,
  organizationId: string,
  id: string,
): Promise<OrganizationInvoice> {
  const where = { organizationId, OR: [{ id }, { provider: 'manual', reference: id }] };
  const row = await db.prisma.invoice.findFirst({ where });
  if (!row) throw new AppError('NOT_FOUND', { kind: 'not-found' });
  return invoiceOf(row);
}

type InvoiceRow = Awaited<ReturnType<Database['prisma']['invoice']['findFirstOrThrow']>>;

const invoiceOf = ({ organizationId: _own, provider, status, lines, ...row }: InvoiceRow): OrganizationInvoice => ({
  ...row,
  provider: providers.parse(provider) satisfies ProviderId,
  status: invoiceStatus.parse(status) satisfies InvoiceTruth['status'],
  lines: storedLines.parse(lines),
});

/** How many members an organization has. */
export async function membersOf(db: Pick<Database, 'prisma'>, organizationId: string): Promise<number> {
  return db.prisma.member.count({ where: { organizationId } });
}

interface CustomerDeps {
  readonly db: Pick<Database, 'prisma'>;
  readonly provider: PaymentProvider;
  readonly now: Date;
}

/** The provider's id of an organization, which becomes its customer with the first purchase. */
export async function ensureCustomer(
  { db, provider, now }: CustomerDeps,
  organizationId: string,
  { buyer, locale }: Purchase,
): Promise<string> {
  const where = { organizationId_provider: { organizationId, provider: provider.id } };
  const there = await db.prisma.billingCustomer.findUnique({ where });
  if (there) return there.reference;
  const { name } = await db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { name: true } });
  const reference = await provider.createCustomer({ organizationId, name, email: buyer.email, locale });
  await db.prisma.billingCustomer.createMany({
    data: { organizationId, provider: provider.id, reference, createdAt: now },
    skipDuplicates: true,
  });
  return (await db.prisma.billingCustomer.findUniqueOrThrow({ where })).reference;
}
