/** A database that a test has used becomes what it was before, as long as only rows were changed. */

/** Whoever may see and delete every row: the superuser of a test's own database. */
export interface Owner {
  query<Row extends object>(sql: string): Promise<{ readonly rows: Row[] }>;
}

const catalogues = ['attribute', 'authid', 'class', 'constraint', 'namespace', 'policy', 'proc', 'trigger', 'type'];
const counts = catalogues.map((name) => `(SELECT count(*) FROM pg_${name})`).join(` || ',' || `);

/** Counts of what the database is made of. */
export async function shapeOf(owner: Owner): Promise<string> {
  const { rows } = await owner.query<{ shape: string }>(`SELECT ${counts} AS shape`);
  return rows[0]?.shape ?? '';
}

/** One question for each table that may hold rows. */
const questionsSql = `
  SELECT string_agg(
    format('SELECT %L AS name, pg_relation_size(%L) > 262144 AS large WHERE EXISTS (SELECT FROM %s)', t.name, t.name, t.name),
    ' UNION ALL '
  ) AS questions
  FROM (
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> '_prisma_migrations'
  ) t`;

/** Takes away every row but those of the migrations, and lets sequences begin anew. */
export async function empty(owner: Owner): Promise<void> {
  const [asked] = (await owner.query<{ questions: string | null }>(questionsSql)).rows;
  if (!asked?.questions) return;
  const { rows } = await owner.query<{ name: string; large: boolean }>(asked.questions);
  // A few rows leave faster than the files of all tables that refer to theirs are made anew.
  const left = rows.map(({ name, large }) => (large ? `TRUNCATE ${name} CASCADE` : `DELETE FROM ${name}`));
  const begin = 'SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence';
  // As a replica it fires no triggers: the audit log refuses to be emptied, and rows refer to others.
  const steps = ['SET session_replication_role = replica', ...left, begin, 'RESET session_replication_role'];
  for (const step of steps) await owner.query(step);
}
