import type { Pool } from 'pg';
import { mapDatabaseError } from './database-error.ts';
import type { SqlExecutor } from './tenancy/scopes.ts';

/** Statements on a pool as the job queue sends them: a text without values may hold several. */
export function jobConnectionOf(pool: Pool): SqlExecutor {
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
