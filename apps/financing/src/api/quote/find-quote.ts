import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';

/** A quote that is not deleted, with its current revision. @throws AppError `QUOTE_NOT_FOUND` */
export async function findQuote(tx: Tx, orgId: string, quoteId: string) {
  const quote = await tx.financingQuote.findFirst({ where: { orgId, id: quoteId, deletedAt: null } });
  if (!quote) throw quoteNotFound();
  const revision = await tx.financingQuoteRevision.findUniqueOrThrow({
    where: { orgId_quoteId_revision: { orgId, quoteId, revision: quote.revision } },
  });
  return { quote, revision };
}

export function quoteNotFound(): AppError {
  return new AppError('QUOTE_NOT_FOUND', { kind: 'not-found', messageKey: 'financing.error.quote-not-found' });
}
