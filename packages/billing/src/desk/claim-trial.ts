import { createHmac } from 'node:crypto';
import type { Database } from '@repo/db';

/** One letter case and no dots or tags where the mailbox is the same without them. */
export function normaliseEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  const mailbox = email.slice(0, at).toLowerCase().split('+')[0] ?? '';
  return /^(?:gmail|googlemail)\.com$/.test(domain) ? `${mailbox.replaceAll('.', '')}@gmail.com` : `${mailbox}@${domain}`;
}

const sql = `
  WITH claimed AS (
    INSERT INTO trial_claim (key, "organizationId", at) SELECT key, $2, $3 FROM unnest($1::text[]) AS key
    ON CONFLICT (key) DO UPDATE SET at = trial_claim.at RETURNING "organizationId")
  SELECT bool_and("organizationId" = $2) AS ours FROM claimed`;

export interface TrialWish {
  readonly organizationId: string;
  readonly vertical: string;
  /** Who would have it: the id of a person, an address, a card. */
  readonly marks: readonly string[];
  readonly at: Date;
}

/**
 * Claims a trial of a vertical for an organization. The marks are stored as keyed hashes: they cannot be read back.
 * @returns false when one of them had a trial for another organization
 */
export async function claimTrial(db: Pick<Database, 'query'>, secret: string, wish: TrialWish): Promise<boolean> {
  const { organizationId, vertical, at } = wish;
  // Sorted: two claims of the same marks must lock them in the same order.
  const keys = wish.marks
    .map((mark) => `${vertical}:${createHmac('sha256', secret).update(mark).digest('base64url')}`)
    .toSorted();
  const { rows } = await db.query<{ ours: boolean }>(sql, [keys, organizationId, at.toISOString()]);
  return rows[0]?.ours ?? false;
}
