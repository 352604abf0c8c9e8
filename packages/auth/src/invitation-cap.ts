/** How many invitations an organization sends in a day: mail that strangers get in this product's name. */
import type { Database } from '@repo/db';
import { limits } from './limits.ts';
import { refuse } from './refusals.ts';

const running = `coalesce("invitedSince" > statement_timestamp() - ${limits.invitationWindow} * interval '1 second', false)`;

/** No row comes back when the day is full. The day begins with its first invitation: it does not slide. */
const claimSql = `
  UPDATE organization_counter SET
    invited = CASE WHEN ${running} THEN invited + 1 ELSE 1 END,
    "invitedSince" = CASE WHEN ${running} THEN "invitedSince" ELSE statement_timestamp() END
  WHERE "organizationId" = $1 AND (NOT ${running} OR invited < ${limits.invitations})`;

const waitSql = `
  SELECT ceil(extract(epoch FROM "invitedSince" - statement_timestamp()))::int + ${limits.invitationWindow} AS seconds
  FROM organization_counter WHERE "organizationId" = $1`;

/** @throws APIError 429 `INVITATION_CAP` with `Retry-After` */
export async function claimInvitation(db: Pick<Database, 'query'>, organizationId: string): Promise<void> {
  const { rowCount } = await db.query(claimSql, [organizationId]);
  if (rowCount > 0) return;
  const { rows } = await db.query<{ seconds: number | null }>(waitSql, [organizationId]);
  throw refuse('INVITATION_CAP', {}, { 'Retry-After': String(Math.max(1, rows[0]?.seconds ?? 1)) });
}
