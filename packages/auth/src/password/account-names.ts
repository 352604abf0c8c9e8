/** Names that are known of an account: its person, its address, its organizations. */
import type { Database } from '@repo/db';

const sql = `
  SELECT u.name, split_part(u.email, '@', 1) AS "mailbox", coalesce(array_agg(o.name) FILTER (WHERE o.id IS NOT NULL), '{}') AS names,
    coalesce(array_agg(o.slug) FILTER (WHERE o.id IS NOT NULL), '{}') AS slugs
  FROM "user" u
  LEFT JOIN member m ON m."userId" = u.id
  LEFT JOIN organization o ON o.id = m."organizationId"
  WHERE u.id = coalesce($1::uuid, (
    SELECT v.value::uuid FROM verification v WHERE v.identifier = $2 AND v."expiresAt" > clock_timestamp() LIMIT 1))
  GROUP BY u.id`;

interface Row {
  name: string;
  mailbox: string;
  names: string[];
  slugs: string[];
}

/** Of the user, or of whoever a password-reset token belongs to; nothing when there is no such account. */
export async function accountNames(
  db: Pick<Database, 'query'>,
  of: { readonly userId: string } | { readonly resetToken: string },
): Promise<readonly string[]> {
  const values = 'userId' in of ? [of.userId, null] : [null, `reset-password:${of.resetToken}`];
  const { rows } = await db.query<Row>(sql, values);
  return rows.flatMap((row) => [row.name, row.mailbox, ...row.names, ...row.slugs]);
}
