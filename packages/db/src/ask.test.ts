import { AppError } from '@repo/facts';
import { needs } from '@repo/testing/needs';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { askPostgres, statementPatience } from './ask.ts';
import { type Database, poolOf } from './database.ts';
import { mapDatabaseError } from './database-error.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { type TestCluster, useCluster } from './testing/cluster.ts';
import { describeDatabases } from './testing/describe-databases.ts';

describeDatabases('one statement', (open: () => Database) => {
  test('waits no longer for a connection than a transaction does, and says that the database is busy', async () => {
    const db = open();
    const pool = poolOf(db);
    const { options } = pool;
    expect(options.connectionTimeoutMillis).toBe(statementPatience);
    const held = await Promise.all(Array.from({ length: options.max }, () => pool.connect()));
    options.connectionTimeoutMillis = 50;
    try {
      await expect(db.query('SELECT 1')).rejects.toMatchObject({
        code: 'DATABASE_UNAVAILABLE',
        kind: 'unavailable',
        retryAfter: 2,
      });
    } finally {
      options.connectionTimeoutMillis = statementPatience;
      for (const client of held) client.release();
    }
    expect((await db.query('SELECT 1')).rowCount).toBe(1);
  });
});

needs('postgres').describe('one statement on a PostgreSQL server', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await useCluster();
  });
  afterAll(() => cluster.release());

  test('is given up when it waits for too long, and is cancelled on the server', async () => {
    const { url, drop } = await cluster.emptyDatabase();
    onTestFinished(drop);
    const pool = openPostgres({ url });
    onTestFinished(() => pool.end());
    const holder = await pool.connect();
    try {
      await holder.query('SELECT pg_advisory_lock(1)');
      const statement = { text: 'SELECT pg_advisory_lock($1)', values: [1] };
      const running = "SELECT FROM pg_stat_activity WHERE state = 'active' AND query = $1";
      await expect(askPostgres(pool, statement, 200)).rejects.toThrow('Query read timeout');
      // Only if it is cancelled: the lock is held still.
      const isGone = async () => expect((await pool.query(running, [statement.text])).rowCount).toBe(0);
      await vi.waitFor(isGone, { interval: 20, timeout: 20_000 });
      await holder.query('SELECT pg_advisory_unlock(1)');
      expect((await askPostgres(pool, statement)).rowCount).toBe(1);
    } finally {
      holder.release();
    }
  });
});

test('a statement that was given up is a database that does not answer', () => {
  const mapped = mapDatabaseError(new Error('Query read timeout'));
  expect(mapped).toBeInstanceOf(AppError);
  expect(mapped).toMatchObject({ code: 'DATABASE_UNAVAILABLE', kind: 'unavailable' });
});
