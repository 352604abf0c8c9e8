/** Reads an organization's audit, for a page and for a file. */
import type { Database } from '../database.ts';
import { type AuditHeader, type AuditLine, auditFormat, firstLink } from './audit-format.ts';
import type { AuditAnchor } from './verify-audit.ts';

type Row = Omit<AuditLine, 'seq' | 'at'> & { readonly seq: bigint; readonly at: Date };

export function auditLine(row: Row): AuditLine {
  const { seq, at, actorKind, actorId, impersonatorId, action, targetKind, targetId, details, requestId, prev, hash } = row;
  return {
    seq: Number(seq),
    at: at.toISOString(),
    actorKind,
    actorId,
    impersonatorId,
    action,
    targetKind,
    targetId,
    details,
    requestId,
    prev,
    hash,
  };
}

/** Count and hash of the last entry; of an organization without one, what its first entry will be bound to. */
export async function auditHead(db: Pick<Database, 'query'>, organizationId: string): Promise<{ count: number; head: string }> {
  const sql = 'SELECT count::int, hash FROM audit_head WHERE "organizationId" = $1';
  const { rows } = await db.query<{ count: number; hash: string }>(sql, [organizationId]);
  return { count: rows[0]?.count ?? 0, head: rows[0]?.hash ?? firstLink(organizationId) };
}

/** The heads of all chains, the platform's own among them: to be kept outside of the database. */
export async function auditAnchors(db: Pick<Database, 'query'>, now: Date): Promise<AuditAnchor[]> {
  const sql = 'SELECT "organizationId", count::int, hash AS head FROM audit_head ORDER BY "organizationId"';
  const { rows } = await db.query<Omit<AuditAnchor, 'at'>>(sql);
  return rows.map((row) => ({ ...row, at: now.toISOString() }));
}

const pageSize = 1_000;

/**
 * The lines of the file, without line ends. A page at a time, each in a transaction of its own, up to the head as it was when it
 * began: what is appended meanwhile is not in it.
 */
export async function* exportAudit(
  db: Pick<Database, 'query' | 'withTenant'>,
  organizationId: string,
  now: Date,
): AsyncGenerator<string, void> {
  const { count, head } = await auditHead(db, organizationId);
  const header: AuditHeader = { format: auditFormat, organizationId, count, head, exportedAt: now.toISOString() };
  yield JSON.stringify(header);
  for (let last = 0; last < count; ) {
    const rows = await db.withTenant({ orgId: organizationId }, (tx) =>
      tx.auditEntry.findMany({
        where: { orgId: organizationId, seq: { gt: last, lte: count } },
        orderBy: { seq: 'asc' },
        take: pageSize,
      }),
    );
    for (const row of rows) yield JSON.stringify(auditLine(row));
    last = rows.length > 0 ? Number(rows.at(-1)?.seq) : count;
  }
}
