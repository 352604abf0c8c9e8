/** Reads the audit log: pages for a screen, whole chains for an export, heads for anchors. */
import type { Database } from '../database.ts';
import type { AuditEntry } from '../generated/client.ts';
import { type AuditAnchor, type AuditLine, auditHeader, auditLine, firstPrev } from './audit-line.ts';

export interface AuditQuery {
  readonly orgId: string;
  /** Entries before this number only. */
  readonly before?: number;
  readonly actorId?: string;
  /** What the action begins with: "member." */
  readonly action?: string;
  /** How many at most. */
  readonly limit: number;
}

/** Entries of an organization, newest first. */
export async function listAudit(db: Database, { orgId, before, actorId, action, limit }: AuditQuery): Promise<AuditLine[]> {
  const rows = await db.withTenant({ orgId }, (tx) =>
    tx.auditEntry.findMany({
      where: {
        orgId,
        ...(before === undefined ? {} : { seq: { lt: before } }),
        ...(actorId === undefined ? {} : { actorId }),
        ...(action === undefined ? {} : { action: { startsWith: action } }),
      },
      orderBy: { seq: 'desc' },
      take: limit,
    }),
  );
  return rows.map(lineOf);
}

const headSql = `SELECT "organizationId", count, hash AS head, at FROM audit_head WHERE "organizationId" = $1`;
const headsSql = `SELECT "organizationId", count, hash AS head, at FROM audit_head ORDER BY "organizationId"`;

type HeadRow = Omit<AuditAnchor, 'at'> & { readonly at: Date };

/** How long the chain of an organization is and where it ends; null where nothing was written yet. */
export async function readAuditHead(db: Database, orgId: string): Promise<AuditAnchor | null> {
  const [row] = (await db.query<HeadRow>(headSql, [orgId])).rows;
  return row ? { ...row, at: row.at.toISOString() } : null;
}

/** The same of every chain, the platform's own among them. */
export async function readAuditHeads(db: Database): Promise<AuditAnchor[]> {
  return (await db.query<HeadRow>(headsSql)).rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Entries that are read at once. */
const page = 1_000;

/**
 * The whole log of an organization as lines: a header, then the entries that there were when it began. What the head counts and
 * the table lacks is not there: `verifyAuditExport` says so.
 */
export async function* exportAudit(db: Database, orgId: string, now: Date): AsyncGenerator<string> {
  const { count, head } = (await readAuditHead(db, orgId)) ?? { count: 0, head: firstPrev };
  yield auditHeader({ organizationId: orgId, count, head, exportedAt: now.toISOString() });
  let after = 0;
  while (after < count) {
    const where = { orgId, seq: { gt: after, lte: count } };
    const rows = await db.withTenant({ orgId }, (tx) => tx.auditEntry.findMany({ where, orderBy: { seq: 'asc' }, take: page }));
    for (const row of rows) yield auditLine(lineOf(row));
    after = rows.at(-1)?.seq ?? count;
  }
}

function lineOf({ orgId: _, at, details, ...row }: AuditEntry): AuditLine {
  const texts = Object.entries(typeof details === 'object' && details !== null ? details : {});
  return { ...row, at: at.toISOString(), details: Object.fromEntries(texts.map(([key, value]) => [key, String(value)])) };
}
