/** Adds to the audit log. Number, `prev` and hash of an entry are the database's own: see the migration `audit`. */
import type { Tx } from '../client.ts';

export type AuditActorKind = 'person' | 'key' | 'operator' | 'system';

/** Ids alone, never a name or an address: an entry cannot be taken back. */
export interface NewAuditEntry {
  /** `platformOrg` for what belongs to no organization. */
  readonly orgId: string;
  /** `id` is null where nobody is known. */
  readonly actor: { readonly kind: AuditActorKind; readonly id: string | null };
  /** Who acts in the actor's name. */
  readonly impersonatorId?: string;
  /** "member.set-role" */
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string };
  readonly details?: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly at: Date;
}

/** The organization of the platform's own chain. */
export const platformOrg = '00000000-0000-0000-0000-000000000000';

/**
 * One statement, in the transaction of what it tells of: both are kept or neither. Whoever appends to the same organization
 * waits until that transaction ends, so it is best its last step.
 * @param tx of `withTenant` for this organization, or of `withPlatform`
 */
export async function appendAudit(tx: Tx, entry: NewAuditEntry): Promise<void> {
  const { orgId, actor, impersonatorId, action, target, details = {}, requestId, at } = entry;
  await tx.auditEntry.createMany({
    data: {
      orgId,
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      impersonatorId: impersonatorId ?? null,
      action,
      targetKind: target?.kind ?? null,
      targetId: target?.id ?? null,
      details: { ...details },
      requestId,
      // Overwritten.
      seq: 0,
      prev: '',
      hash: '',
    },
  });
}
