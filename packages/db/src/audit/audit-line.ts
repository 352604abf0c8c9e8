/** An entry of an exported audit log, a line of JSON each. */
import { createHash } from 'node:crypto';

export interface AuditLine {
  readonly seq: number;
  /** ISO instant with milliseconds, UTC. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly impersonatorId: string | null;
  readonly action: string;
  readonly targetKind: string | null;
  readonly targetId: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Hash of the line before, hex; zeros before the first. */
  readonly prev: string;
  readonly hash: string;
}

/** The first line of an export. */
export interface AuditHeader {
  readonly format: typeof auditFormat;
  readonly organizationId: string;
  /** How many lines follow. */
  readonly count: number;
  /** Hash of the last. */
  readonly head: string;
  /** ISO instant. Nothing vouches for it. */
  readonly exportedAt: string;
}

/** How long a chain was at a time, and where it ended: kept outside of the database, it shows what is changed before it. */
export interface AuditAnchor {
  readonly organizationId: string;
  readonly count: number;
  readonly head: string;
  /** ISO instant. */
  readonly at: string;
}

export const auditFormat = 'audit-log/1';

/** Before the first entry. */
export const firstPrev = '0'.repeat(64);

/** The one way to write an entry: fields in this order, keys of the details sorted by their bytes. */
export function auditLine(line: AuditLine): string {
  const { seq, at, actorKind, actorId, impersonatorId, action, targetKind, targetId, requestId, prev, hash } = line;
  const details = Object.fromEntries(sortedDetails(line));
  return JSON.stringify({
    seq,
    at,
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
  });
}

export function auditHeader({ organizationId, count, head, exportedAt }: Omit<AuditHeader, 'format'>): string {
  return JSON.stringify({ format: auditFormat, organizationId, count, head, exportedAt });
}

/** SHA-256 of `prev` and every other field with its length in bytes in front, hex: as `audit_hash` in the database. */
export function hashOf(organizationId: string, line: AuditLine): string {
  const details = sortedDetails(line);
  const fields = [
    organizationId,
    String(line.seq),
    line.at,
    line.actorKind,
    line.actorId,
    line.impersonatorId,
    line.action,
    line.targetKind,
    line.targetId,
    String(details.length),
    ...details.flat(),
    line.requestId,
  ];
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from(line.prev, 'hex'), ...fields.flatMap(fieldBytes)]))
    .digest('hex');
}

function sortedDetails({ details }: AuditLine): [string, string][] {
  return Object.entries(details).sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}

/** An absent field has the length -1. */
function fieldBytes(value: string | null): Buffer[] {
  const length = Buffer.alloc(4);
  const bytes = Buffer.from(value ?? '');
  length.writeInt32BE(value === null ? -1 : bytes.length);
  return [length, bytes];
}
