import { metered, type OrganizationContext, type RequestContext } from '@repo/server/trpc';
import { quoteMeter } from '../../quote-meter.ts';

type Caller = Pick<OrganizationContext, 'orgId' | 'userId' | 'tenant'> & Pick<RequestContext, 'metering' | 'log'>;

/**
 * Makes a quote, which costs a quotation of the month.
 * @throws AppError `QUOTA_EXCEEDED`, and what `make` throws
 */
export function asNewQuote<T>(
  ctx: Caller,
  id: string,
  make: () => Promise<{ readonly answer: T; readonly made: boolean }>,
): Promise<T> {
  const where = { orgId: ctx.orgId, id };
  const isThere = () => ctx.tenant(async (tx) => (await tx.financingQuote.count({ where })) === 1);
  return metered(ctx, { meter: quoteMeter.id, of: id, isThere, make });
}
