import { isoDate } from '@repo/facts';
import type { Evidence } from '@repo/islamic-finance';
import type { EvidenceView } from '../../api/evidence/evidence-view.ts';

/** Evidence from the wire as the engine takes it. */
export function evidenceOf(rows: readonly EvidenceView[]): readonly Evidence[] {
  return rows.map((row) => ({ ...row, date: isoDate(row.date) }));
}
