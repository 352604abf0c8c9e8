/** Takes an organization away for good, with everything that belongs to it. */
import {
  appendAudit,
  type Database,
  deleteTenantRows,
  type NewAuditEntry,
  platformOrg,
  type TableRows,
  type Tx,
} from '@repo/db';
import { AppError } from '@repo/facts';

/** Who deletes, for the platform's audit log. */
export type Deleter = Pick<NewAuditEntry, 'actor' | 'requestId' | 'at'>;

/**
 * In one transaction. Its members stay people, and lose this organization.
 * @param tables models of the verticals, children before parents
 * @throws AppError `PLAN_RUNS` while Stripe would charge for it once more
 * @returns how many rows went, table by table
 */
export function deleteOrganization(
  db: Pick<Database, 'withPlatform'>,
  organizationId: string,
  tables: readonly string[],
  by: Deleter,
): Promise<readonly TableRows[]> {
  return db.withPlatform('delete an organization', async (tx) => {
    const rows = await deleteOrganizationIn(tx, organizationId, tables);
    await appendAudit(tx, { ...by, ...deletionOf(organizationId) });
    return rows;
  });
}

/** What the audit log of the platform keeps of it: also what tells one that was here from one of another deployment. */
export const deletionOf = (organizationId: string) => ({
  orgId: platformOrg,
  action: 'organization.delete',
  target: { kind: 'organization', id: organizationId },
});

/** @throws AppError `PLAN_RUNS`, as a deletion would */
export function refuseRunning(db: Pick<Database, 'withPlatform'>, organizationId: string): Promise<void> {
  return db.withPlatform('is an organization charged', (tx) => refuseCharged(tx, organizationId));
}

/** Stripe would go on charging for what is gone here. */
async function refuseCharged(tx: Tx, organizationId: string): Promise<void> {
  const running = { organizationId, provider: 'stripe', status: { not: 'ended' }, endsAtPeriodEnd: false };
  if ((await tx.subscription.count({ where: running })) === 0) return;
  throw new AppError('PLAN_RUNS', { kind: 'conflict', messageKey: 'auth.error.plan-runs' });
}

/** The same inside a transaction of `withPlatform`. */
export async function deleteOrganizationIn(tx: Tx, organizationId: string, tables: readonly string[]): Promise<TableRows[]> {
  await refuseCharged(tx, organizationId);
  const rows = await deleteTenantRows(tx, organizationId, tables);
  await tx.session.updateMany({
    where: { activeOrganizationId: organizationId },
    data: { activeOrganizationId: null },
  });
  // Answers that were kept for an Idempotency-Key are the organization's data too.
  await tx.idempotencyClaim.deleteMany({ where: { organizationId } });
  // So is what a provider of payments told of it; that it told something stays, or it would be taken for news.
  const customers = await tx.billingCustomer.findMany({ where: { organizationId }, select: { reference: true } });
  const customer = { in: customers.map(({ reference }) => reference) };
  await tx.billingEvent.updateMany({ where: { customer }, data: { payload: {} } });
  await tx.organization.deleteMany({ where: { id: organizationId } });
  return rows.filter((table) => table.rows > 0);
}
