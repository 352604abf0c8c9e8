/**
 * What is about to be done outside of our transactions, so that a process that dies in the middle does not leave a change that the
 * audit log knows nothing of: written before the deed, deleted in the transaction that writes the entry.
 */
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import type { SqlExecutor } from '../tenancy/scopes.ts';
import { appendAudit, type NewAuditEntry, platformOrg } from './append-audit.ts';

export interface AuditIntent extends Pick<NewAuditEntry, 'action' | 'target' | 'requestId'> {
  /** Null for what belongs to no organization, or to one that is not known before. */
  readonly orgId: string | null;
  /** The person; null where nobody is known. */
  readonly actorId: string | null;
}

const beginSql = `
  INSERT INTO audit_intent (id, "organizationId", "actorId", action, "targetKind", "targetId", "requestId", at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())`;

const endSql = 'DELETE FROM audit_intent WHERE id = $1::uuid';

/** @returns the id under which it is ended */
export async function beginAuditIntent(db: Pick<Database, 'query'>, intent: AuditIntent): Promise<string> {
  const { orgId, actorId, action, target, requestId } = intent;
  const id = newId();
  await db.query(beginSql, [id, orgId, actorId, action, target?.kind ?? null, target?.id ?? null, requestId]);
  return id;
}

/** Ends it with the transaction that writes its entry. @param connection of a `LastStep` */
export async function endAuditIntent(connection: SqlExecutor, id: string): Promise<void> {
  await connection.executeSql(endSql, [id]);
}

/** Ends it without an entry: what was about to be done was refused. */
export async function dropAuditIntent(db: Pick<Database, 'query'>, id: string): Promise<void> {
  await db.query(endSql, [id]);
}

/** Minutes after which whoever wrote an intent is taken for dead. */
const patience = 5;
/** Intents that one call makes entries of. */
const most = 100;

/**
 * Makes entries of what was begun and never ended: they say `outcome: unknown`, because nobody knows whether it was done. In the chain
 * of the organization where it is known and still there, otherwise in that of the platform.
 * @returns how many
 */
export async function recoverAuditIntents(db: Pick<Database, 'prisma' | 'withPlatform'>, now: Date): Promise<number> {
  const at = { lt: new Date(now.getTime() - patience * 60_000) };
  const left = await db.prisma.auditIntent.findMany({ where: { at }, orderBy: { at: 'asc' }, take: most });
  let recovered = 0;
  for (const intent of left) {
    const { id, actorId, action, targetKind, targetId, requestId } = intent;
    const told = await db.withPlatform('what a process that died had begun', async (tx) => {
      // Another process may be at it.
      if ((await tx.auditIntent.deleteMany({ where: { id } })).count === 0) return false;
      const invited =
        intent.organizationId === null && targetKind === 'invitation' && targetId !== null
          ? await tx.invitation.findUnique({ where: { id: targetId } })
          : null;
      const known = intent.organizationId ?? invited?.organizationId;
      const there = known ? await tx.organization.findUnique({ where: { id: known } }) : null;
      await appendAudit(tx, {
        orgId: there?.id ?? platformOrg,
        actor: { kind: actorId === null ? 'system' : 'person', id: actorId },
        action,
        ...(targetKind !== null && targetId !== null ? { target: { kind: targetKind, id: targetId } } : {}),
        details: { outcome: 'unknown', begun: intent.at.toISOString() },
        requestId,
        at: now,
      });
      return true;
    });
    if (told) recovered += 1;
  }
  return recovered;
}
