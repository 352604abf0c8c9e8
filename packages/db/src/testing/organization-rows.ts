/** What the database holds of one organization, in every table whoever it belongs to: read, summed up, and made unlike another's. */
import type { Database } from '../database.ts';
import { modelTables } from './tenant-tables.ts';

export interface OrganizationTable {
  /** Prisma's name of the model: "ShopLine". */
  readonly model: string;
  /** "shop_line" */
  readonly name: string;
  /** SQL that holds for the rows of organization `$1`. */
  readonly condition: string;
  /** A tenant's table: its rows have an `orgId`. */
  readonly ofTenant: boolean;
  /** Columns of type uuid that name a row of this table, not of another. */
  readonly ids: readonly string[];
  /** Columns of type text outside of the primary key. */
  readonly texts: readonly string[];
}

/** A row as PostgreSQL writes it in JSON, by the names of its columns. */
export type OrganizationRow = Readonly<Record<string, unknown>>;

interface CatalogueRow {
  name: string;
  columns: string[];
  ids: string[];
  texts: string[];
}

const catalogue = `SELECT c.relname AS name,
  (SELECT json_agg(attname) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
  (SELECT coalesce(json_agg(attname), '[]') FROM pg_attribute WHERE attrelid = c.oid AND atttypid = 'uuid'::regtype
    AND attname NOT IN ('orgId', 'organizationId') AND attnum = ANY (i.indkey)
    AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f' AND attnum = ANY (f.conkey))) AS ids,
  (SELECT coalesce(json_agg(attname), '[]') FROM pg_attribute WHERE attrelid = c.oid AND atttypid = 'text'::regtype AND attnum > 0
    AND NOT attisdropped AND NOT attnum = ANY (i.indkey)) AS texts
  FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`;

const membersOf = '(SELECT "userId" FROM "member" WHERE "organizationId" = $1)';

/** How the rows of an organization are told: by their own column, or as its members' and their sessions. */
function conditionOf({ name, columns }: CatalogueRow): string | null {
  if (columns.includes('orgId')) return '"orgId" = $1';
  if (columns.includes('organizationId')) return '"organizationId" = $1';
  if (name === 'organization') return '"id" = $1';
  if (name === 'user') return `"id" IN ${membersOf}`;
  return columns.includes('userId') ? `"userId" IN ${membersOf}` : null;
}

/** Every table that holds something of an organization. */
export async function readOrganizationTables(db: Database): Promise<readonly OrganizationTable[]> {
  const { rows } = await db.query<CatalogueRow>(catalogue);
  const models = new Map([...modelTables()].map(([model, name]) => [name, model]));
  return rows.flatMap((row) => {
    const condition = conditionOf(row);
    const model = models.get(row.name);
    if (condition === null || model === undefined) return [];
    const { name, ids, texts, columns } = row;
    return [{ model, name, condition, ofTenant: columns.includes('orgId'), ids, texts }];
  });
}

/** All rows of an organization by model, those of a table in the order of their text. */
export async function readOrganizationRows(
  db: Database,
  tables: readonly OrganizationTable[],
  orgId: string,
): Promise<ReadonlyMap<string, readonly OrganizationRow[]>> {
  const found = new Map<string, readonly OrganizationRow[]>();
  for (const { model, name, condition } of tables) {
    const sql = `SELECT to_jsonb(t) AS row FROM "${name}" t WHERE ${condition} ORDER BY t::text`;
    const { rows } = await db.query<{ row: OrganizationRow }>(sql, [orgId]);
    found.set(
      model,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** A sum of all rows of an organization, a table each: equal as long as nothing of it was changed, added or taken away. */
export async function checksumOrganization(
  db: Database,
  tables: readonly OrganizationTable[],
  orgId: string,
): Promise<Readonly<Record<string, string>>> {
  const sums = tables.map(
    ({ name, condition }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C"), '')) AS sum FROM "${name}" t WHERE ${condition}`,
  );
  const { rows } = await db.query<{ name: string; sum: string }>(sums.join(' UNION ALL '), [orgId]);
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/**
 * Where the server's transactions are that wrote anything: as long as it is the same, no row of any table was changed, added or
 * taken away. One that only reads leaves it where it was.
 */
export async function lastWrite(db: Database): Promise<string> {
  const { rows } = await db.query<{ at: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS at');
  return rows[0]?.at ?? '';
}

/**
 * Makes an organization's tenant rows unlike those of another one that were made by the same seed: other ids, which referring rows
 * follow, and `mark` at the end of every text that a person could have typed (with a space or a letter outside of ASCII in it).
 * Needs a login role that row-level security does not bind.
 */
export async function makeUnlike(
  db: Database,
  tables: readonly OrganizationTable[],
  orgId: string,
  mark: string,
): Promise<void> {
  for (const { name, ids, texts, ofTenant } of tables) {
    // What the audit log holds is only ever added to.
    if (!ofTenant || name === 'audit_entry') continue;
    for (const id of ids) {
      const other = `overlay("${id}"::text placing substr(md5("${id}"::text || $2), 1, 8) from 1 for 8)::uuid`;
      await db.query(`UPDATE "${name}" SET "${id}" = ${other} WHERE "orgId" = $1`, [orgId, mark]);
    }
    for (const text of texts) {
      const typed = `octet_length("${text}") > char_length("${text}") OR position(' ' in "${text}") > 0`;
      await db.query(`UPDATE "${name}" SET "${text}" = "${text}" || $2 WHERE "orgId" = $1 AND (${typed})`, [orgId, mark]);
    }
  }
}
