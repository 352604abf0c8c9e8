/**
 * The audit of one organization as a file: JSON Lines, first a header, then every entry in order. What a hash covers is written
 * down here once more, apart from the database, so that a file can be checked without it.
 */
import { createHash } from 'node:crypto';

export const auditFormat = 'buniyad-audit-1';

export interface AuditHeader {
  readonly format: typeof auditFormat;
  readonly organizationId: string;
  /** Entries that follow. */
  readonly count: number;
  /** Hash of the last one. */
  readonly head: string;
  /** ISO instant. */
  readonly exportedAt: string;
}

/** An entry, with its fields as they are hashed. */
export interface AuditLine {
  readonly seq: number;
  /** ISO instant with milliseconds. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly impersonatorId: string | null;
  readonly action: string;
  readonly targetKind: string | null;
  readonly targetId: string | null;
  /** JSON text, as it was stored. */
  readonly details: string;
  readonly requestId: string | null;
  readonly prev: string;
  readonly hash: string;
}

/** What the first entry of an organization is bound to. */
export function firstLink(organizationId: string): string {
  return createHash('sha256').update(`audit 1 ${organizationId}`).digest('hex');
}

/** sha256 over the hash before and every field, each with its length in bytes: the same as the function `chain_audit` makes. */
export function hashOf(organizationId: string, line: AuditLine): string {
  const hash = createHash('sha256').update(Buffer.from(line.prev, 'hex'));
  for (const value of [
    organizationId,
    String(line.seq),
    line.at,
    line.actorKind,
    line.actorId,
    line.impersonatorId,
    line.action,
    line.targetKind,
    line.targetId,
    line.details,
    line.requestId,
  ]) {
    hash.update(value === null ? '-' : `${Buffer.byteLength(value)}:${value}`);
  }
  return hash.digest('hex');
}
