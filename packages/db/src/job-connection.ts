import { type Database, poolOf } from './database.ts';
import { mapDatabaseError } from './database-error.ts';
import type { SqlExecutor } from './tenancy/scopes.ts';

/**
 * The connection of the job queue: statements as the login role, several at once where a text has no values. What it throws is
 * mapped as `mapDatabaseError` says.
 */
export function jobConnectionOf(db: Database): SqlExecutor {
  const pool = poolOf(db);
  return {
    async executeSql(text, values) {
      try {
        const { rows } = values ? await pool.query<Record<string, unknown>>(text, [...values]) : await pool.query(text);
        return { rows: rows ?? [] };
      } catch (error) {
        throw mapDatabaseError(error);
      }
    },
  };
}
