/** Whether the documents that were recorded answer a check. */
import { compareDates, type IsoDate } from '@repo/facts';
import type { Evidence, EvidenceKind, Reason } from '../types.ts';
import type { EvidenceGroups } from './rule.ts';

export interface EvidenceReading {
  /** The row that counts of each kind asked. */
  readonly rows: readonly Evidence[];
  readonly missing: EvidenceGroups;
  /** Why a row does not count, when one does not. */
  readonly objection: Reason | null;
}

/** Reads the evidence of one rule. Of one kind the last row counts: it supersedes the earlier ones. */
export function readEvidence(
  ruleId: string,
  groups: EvidenceGroups,
  evidence: readonly Evidence[],
  { asOf, notAfter }: { asOf: IsoDate; notAfter?: IsoDate | undefined },
): EvidenceReading {
  const kinds = groups.flat();
  const latest = new Map<EvidenceKind, Evidence>();
  for (const row of evidence) if (row.ruleId === ruleId && kinds.includes(row.kind)) latest.set(row.kind, row);
  const rows = [...latest.values()];
  const objections = new Map(rows.map((row) => [row.kind, objectionTo(row, asOf, notAfter)]));
  const missing = groups.filter((group) => !group.some((kind) => objections.get(kind) === null));
  const objection =
    missing
      .flat()
      .map((kind) => objections.get(kind))
      .find((found) => found) ?? null;
  return { rows, missing, objection };
}

/** Reasons of objections, below `rules.`. */
export const evidenceReasons = ['evidence.incomplete', 'evidence.unapproved', 'evidence.future', 'evidence.late'] as const;

/** Why a row does not count; null when it does. */
export function objectionTo(row: Evidence, asOf: IsoDate, notAfter?: IsoDate): Reason | null {
  const { kind, date } = row;
  if (!row.reference.trim() || !row.suppliedBy.trim()) return objection('evidence.incomplete', { kind });
  if (kind === 'ssb-approval' && !row.approvedBy?.trim()) return objection('evidence.unapproved', { kind });
  if (compareDates(date, asOf) > 0) return objection('evidence.future', { kind, date });
  if (notAfter && compareDates(date, notAfter) > 0) return objection('evidence.late', { kind, date, limit: notAfter });
  return null;
}

function objection(key: (typeof evidenceReasons)[number], params: Record<string, string>): Reason {
  return { key, params };
}
