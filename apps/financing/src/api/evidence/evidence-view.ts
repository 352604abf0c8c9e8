import type { Tx } from '@repo/db';
import { isoDate } from '@repo/facts';
import { type Evidence, evidenceKinds } from '@repo/islamic-finance';
import { z } from 'zod';
import { dateText } from '../quote/inputs-schema.ts';

export const evidenceKind = z.enum(evidenceKinds);

/** An entry of evidence as the API shows it; of one rule and kind the last one counts. */
export const evidenceView = z.strictObject({
  ruleId: z.string(),
  kind: evidenceKind,
  reference: z.string(),
  date: dateText,
  suppliedBy: z.string(),
  approvedBy: z.string().nullable(),
});
export type EvidenceView = z.output<typeof evidenceView>;

/** Every entry of a quote, oldest first. */
export async function loadEvidence(tx: Tx, orgId: string, quoteId: string): Promise<Evidence[]> {
  const rows = await tx.financingQuoteEvidence.findMany({
    where: { orgId, quoteId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    ruleId: row.ruleId,
    kind: evidenceKind.parse(row.kind),
    reference: row.reference,
    date: isoDate(row.date.toISOString().slice(0, 10)),
    suppliedBy: row.suppliedBy,
    approvedBy: row.approvedBy,
  }));
}
