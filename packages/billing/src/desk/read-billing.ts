import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { storedLines } from '../invoices/stored-lines.ts';
import type { ProviderId } from '../provider/provider.ts';
import type { InvoiceTruth } from '../provider/truth.ts';
import type { HeldPlan, OrganizationInvoice } from './billing-desk.ts';

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
