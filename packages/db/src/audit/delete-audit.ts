/** Takes the audit of an organization away that is there no more. */
import type { Tx } from '../client.ts';
import { type AuditEvent, appendAudit, platformChain } from './append-audit.ts';

/**
 * The platform's own chain keeps what the chain was: its length and its last hash.
 * @param tx of `withPlatform`, after the organization was deleted in it: before, the database refuses
 * @param actor who deleted the organization
 */
export async function deleteAudit(
  tx: Pick<Tx, 'auditEntry' | 'auditHead'>,
  organizationId: string,
  { actor, impersonatorId, requestId }: Pick<AuditEvent, 'actor' | 'impersonatorId' | 'requestId'>,
): Promise<void> {
  const head = await tx.auditHead.findUnique({ where: { organizationId } });
  await tx.auditEntry.deleteMany({ where: { orgId: organizationId } });
  await tx.auditHead.deleteMany({ where: { organizationId } });
  await appendAudit(tx, {
    orgId: platformChain,
    actor,
    ...(impersonatorId === undefined ? {} : { impersonatorId }),
    ...(requestId === undefined ? {} : { requestId }),
    action: 'organization.delete',
    target: { kind: 'organization', id: organizationId },
    details: { entries: String(head?.count ?? 0), head: head?.hash ?? '' },
  });
}
