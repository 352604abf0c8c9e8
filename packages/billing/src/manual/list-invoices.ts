/** The books as operators turn them over: a page at a time. */
import type { Database, Tx } from '@repo/db';
import { toLatinDigits } from '@repo/urdu-text/digits';
import { checkId, notFound } from './check-typed.ts';
import type { BookPage, BookQuery } from './manual-provider.ts';
import { type ManualWhere, manualInvoiceOf, withReceipts } from './read-manual.ts';

/** Invoices of one page. */
const pageSize = 24;

const waits = { receipts: { some: { confirmedAt: null, dismissedAt: null } } } satisfies ManualWhere;

/** Every invoice that is not void is in one of these. */
const shelves: Readonly<Record<Exclude<BookQuery['show'], 'all'>, ManualWhere>> = {
  waiting: waits,
  open: { voidedAt: null, OR: [{ paidAt: null }, { reversedAt: { not: null } }], NOT: waits },
  settled: { paidAt: { not: null }, reversedAt: null, NOT: waits },
};

/** One page. */
export async function listInvoices({ prisma }: Pick<Database, 'prisma'>, { show, find, after }: BookQuery): Promise<BookPage> {
  const where: ManualWhere[] = [show === 'all' ? {} : shelves[show], find === undefined ? {} : foundBy(find)];
  if (after !== undefined) where.push(await comesAfter(prisma, show, checkId(after)));
  const rows = await prisma.manualInvoice.findMany({
    where: { AND: where },
    include: withReceipts,
    orderBy: orders[show],
    take: pageSize + 1,
  });
  const items = rows.slice(0, pageSize).map(manualInvoiceOf);
  return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null };
}

/** What waits is the oldest first, what is done the newest. */
const orders = {
  waiting: [{ id: 'asc' }],
  open: [{ id: 'asc' }],
  settled: [{ paidAt: 'desc' }, { id: 'desc' }],
  all: [{ id: 'desc' }],
} satisfies Record<BookQuery['show'], NonNullable<Parameters<Tx['manualInvoice']['findMany']>[0]>['orderBy']>;

/** From the invoice itself, not from its place: it may have left the shelf meanwhile. @throws AppError `NOT_FOUND` */
async function comesAfter(tx: Pick<Tx, 'manualInvoice'>, show: BookQuery['show'], id: string): Promise<ManualWhere> {
  if (show === 'waiting' || show === 'open') return { id: { gt: id } };
  if (show === 'all') return { id: { lt: id } };
  const last = await tx.manualInvoice.findUnique({ where: { id }, select: { paidAt: true } });
  if (!last?.paidAt) throw notFound();
  return { OR: [{ paidAt: { lt: last.paidAt } }, { paidAt: last.paidAt, id: { lt: id } }] };
}

function foundBy(typed: string): ManualWhere {
  const text = { contains: escaped(typed.trim()), mode: 'insensitive' as const };
  const latin = { contains: escaped(toLatinDigits(typed.trim())), mode: 'insensitive' as const };
  return {
    OR: [
      { number: latin },
      { buyerName: text },
      { payerReference: text },
      { payerReference: latin },
      { receipts: { some: { bankReference: latin } } },
    ],
  };
}

/** A sign that the database would take for any text. */
const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
