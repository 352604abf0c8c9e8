/** One statement outside of a transaction, which waits no longer than a transaction may run. */
import type { Pool, QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** Milliseconds for one statement of `Database.query`, from when it has a connection: what a transaction gets. */
export const statementPatience = 15_000;

/** Milliseconds by which the server may have begun later than we asked. */
const behind = 1_000;

/** A column of `pg_stat_activity` holds the beginning of a text. */
const cancelSql = `
  SELECT pg_cancel_backend(pid) FROM pg_stat_activity
  WHERE application_name = current_setting('application_name') AND usename = current_user AND datname = current_database()
    AND pid <> pg_backend_pid() AND state = 'active' AND query <> '' AND starts_with($1, query)
    AND query_start <= clock_timestamp() - $2 * interval '1 millisecond'`;

/**
 * Runs a statement on a PostgreSQL server. One that takes longer is given up here and cancelled there: it would go on holding its
 * locks, and nobody hears whether it was done.
 *
 * No `statement_timeout` of the session: PgBouncer refuses what it does not know in the options of a connection, and a long migration
 * on the same pool is in order.
 *
 * @param patience milliseconds
 * @throws the error of node-postgres: "Query read timeout" for one that was given up
 */
export async function askPostgres<Row extends QueryResultRow>(
  pool: Pool,
  statement: QueryConfig,
  patience = statementPatience,
): Promise<QueryResult<Row>> {
  const limited = { ...statement, query_timeout: patience };
  try {
    return await pool.query<Row>(limited);
  } catch (error) {
    if (isGivenUp(error)) cancel(pool, statement.text, patience);
    throw error;
  }
}

const isGivenUp = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

/** Nobody waits for it: where it fails, the statement ends with its lock. */
function cancel(pool: Pool, text: string, patience: number): void {
  const limited = { text: cancelSql, values: [text, Math.max(0, patience - behind)], query_timeout: statementPatience };
  pool.query(limited).catch(() => undefined);
}
