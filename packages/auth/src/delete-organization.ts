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

/** Who deletes, for the platform's audit log. */
export type Deleter = Pick<NewAuditEntry, 'actor' | 'requestId' | 'at'>;

/**
 * In one transaction. Its members stay people, and lose this organization.
 * @param tables models of the verticals, children before parents
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
    const target = { kind: 'organization', id: organizationId };
    await appendAudit(tx, { ...by, orgId: platformOrg, action: 'organization.delete', target });
    return rows;
  });
}

/** The same inside a transaction of `withPlatform`. */
export async function deleteOrganizationIn(tx: Tx, organizationId: string, tables: readonly string[]): Promise<TableRows[]> {
  const rows = await deleteTenantRows(tx, organizationId, tables);
  await tx.session.updateMany({
    where: { activeOrganizationId: organizationId },
    data: { activeOrganizationId: null },
  });
  // Answers that were kept for an Idempotency-Key are the organization's data too.
  await tx.idempotencyClaim.deleteMany({ where: { organizationId } });
  await tx.organization.deleteMany({ where: { id: organizationId } });
  return rows.filter((table) => table.rows > 0);
}
