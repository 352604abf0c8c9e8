/** Adds to the record of what was done in an organization. */
import type { Tx } from '../client.ts';

/** The organization id under which the platform keeps a record of its own. */
export const platformChain = '00000000-0000-0000-0000-000000000000';

export type ActorKind = 'person' | 'key' | 'operator' | 'system';

export interface AuditEvent {
  readonly orgId: string;
  readonly actor: { readonly kind: ActorKind; readonly id: string | null };
  /** The operator who acts in that person's place. */
  readonly impersonatorId?: string | null;
  /** "member.set-role", or the path of a procedure. */
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string } | null;
  /** Ids and terms. No name and no address of a person: what is hashed cannot be taken back. */
  readonly details?: Readonly<Record<string, string>>;
  readonly requestId?: string | null;
}

/**
 * Appends one entry in the transaction of what it tells of: both stand, or neither does. The database numbers, dates and chains it,
 * and other appends to the same organization wait until this transaction ends: make it its last statement.
 * @param tx of `withTenant` for the same organization, or of `withPlatform`
 */
export async function appendAudit(tx: Pick<Tx, 'auditEntry'>, event: AuditEvent): Promise<void> {
  const { orgId, actor, impersonatorId = null, action, target = null, details = {}, requestId = null } = event;
  const sorted = Object.fromEntries(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)));
  await tx.auditEntry.createMany({
    data: [
      {
        orgId,
        actorKind: actor.kind,
        actorId: actor.id,
        impersonatorId,
        action,
        targetKind: target?.kind ?? null,
        targetId: target?.id ?? null,
        details: JSON.stringify(sorted),
        requestId,
      },
    ],
  });
}
