import pg from 'pg';
import { vi } from 'vitest';
import { type Database, poolOf } from '../database.ts';

/**
 * The statements that are sent through the pool of a database while `run` is under way, in order; what listens has a connection of
 * its own. Counting work is how a test compares two ways through the code: times depend on what else the machine does.
 */
export async function recordStatements(db: Database, run: () => Promise<unknown>): Promise<readonly string[]> {
  const statements: string[] = [];
  const clients = new Set<unknown>();
  const pool = poolOf(db);
  const acquired = (client: unknown) => clients.add(client);
  pool.on('acquire', acquired);
  const { query } = pg.Client.prototype;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...sent: unknown[]) {
    if (clients.has(this)) statements.push(textOf(sent[0]));
    return Reflect.apply(query, this, sent);
  });
  try {
    await run();
  } finally {
    spy.mockRestore();
    pool.off('acquire', acquired);
  }
  return statements;
}

function textOf(sent: unknown): string {
  if (typeof sent === 'string') return sent;
  return typeof sent === 'object' && sent !== null && 'text' in sent ? String(sent.text) : '';
}
