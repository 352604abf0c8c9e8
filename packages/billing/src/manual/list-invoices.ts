/** The books as operators turn them over: a page at a time. */
import type { Tx } from '@repo/db';
import { toLatinDigits } from '@repo/urdu-text/digits';
import { lostDays } from '../local/advance.ts';
import { daysAfter } from '../local/periods.ts';
import { checkId, notFound } from './check-typed.ts';
import type { ManualDeps } from './manual-books.ts';
import type { BookPage, BookQuery } from './manual-provider.ts';
import { type ManualWhere, manualInvoiceOf, withReceipts } from './read-manual.ts';

/** Invoices of one page. */
const pageSize = 24;

const waits = { receipts: { some: { confirmedAt: null, dismissedAt: null } } } satisfies ManualWhere;

/** Every invoice that is not void is in one of these. */
function shelfOf(show: BookQuery['show'], at: Date): ManualWhere {
  // Whose money was sent back so long ago has lost the plan, and nobody waits for money.
  const lostBefore = daysAfter(at, -lostDays);
  if (show === 'waiting') return waits;
  if (show === 'open') return { voidedAt: null, OR: [{ paidAt: null }, { reversedAt: { gt: lostBefore } }], NOT: waits };
  if (show === 'settled') {
    return { paidAt: { not: null }, OR: [{ reversedAt: null }, { reversedAt: { lte: lostBefore } }], NOT: waits };
  }
  return {};
}

/** One page. */
export async function listInvoices(
  { db: { prisma }, now }: Pick<ManualDeps, 'db' | 'now'>,
  { show, find, after }: BookQuery,
): Promise<BookPage> {
  const where: ManualWhere[] = [shelfOf(show, now()), find === undefined ? {} : foundBy(find)];
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

/** What two people owe each other is the oldest first; invoices that nobody pays sink. */
const orders = {
  waiting: [{ id: 'asc' }],
  open: [{ id: 'desc' }],
  settled: [{ paidAt: 'desc' }, { id: 'desc' }],
  all: [{ id: 'desc' }],
} satisfies Record<BookQuery['show'], NonNullable<Parameters<Tx['manualInvoice']['findMany']>[0]>['orderBy']>;

/** From the invoice itself, not from its place: it may have left the shelf meanwhile. @throws AppError `NOT_FOUND` */
async function comesAfter(tx: Pick<Tx, 'manualInvoice'>, show: BookQuery['show'], id: string): Promise<ManualWhere> {
  if (show === 'waiting') return { id: { gt: id } };
  if (show === 'open' || show === 'all') return { id: { lt: id } };
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
