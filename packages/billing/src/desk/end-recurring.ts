/** An organization that goes must not be charged any more, whatever our own books say. */
import { type Database, platformOrg } from '@repo/db';
import type { PaymentProvider } from '../provider/provider.ts';
import { asSystem } from './as-system.ts';

export interface Gone {
  /** The provider's own id. */
  readonly customer: string;
  readonly organizationId: string;
  /** "billing.ended-for-nobody" */
  readonly action: string;
  readonly at: () => Date;
}

/**
 * Closes what could still be bought, and ends all that recurs. Each end is named in the audit log of the platform, which stays when the
 * organization's own one has gone. @throws AppError `PROVIDER_UNAVAILABLE`
 */
export async function endRecurring(
  db: Pick<Database, 'query' | 'withPlatform'>,
  provider: PaymentProvider,
  { action, at, customer, organizationId }: Gone,
): Promise<void> {
  for (const reference of (await provider.closePages?.(customer)) ?? []) {
    const details = { provider: provider.id, customer, organization: organizationId };
    const target = { kind: 'subscription', id: reference };
    const deed = { organizationId: platformOrg, action, target, details, requestId: `${provider.id}:${reference}`, at };
    await asSystem(db, deed, async () => provider.endNow?.(reference));
  }
}

/** Whether an organization of that id was here and was deleted: one of another deployment was not. */
export async function wasDeleted(db: Pick<Database, 'withPlatform'>, organizationId: string): Promise<boolean> {
  const where = { orgId: platformOrg, action: 'organization.delete', targetId: organizationId };
  return (await db.withPlatform('was an organization deleted', (tx) => tx.auditEntry.count({ where }))) > 0;
}
