import { AppError } from '@repo/facts';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedPool } from '../embedded/embedded-pool.ts';
import { openEmbedded } from '../embedded/open-embedded.ts';
import { explain } from '../explain.ts';
import { testSeed } from '../testing/test-seed.ts';
import { diffMigrations, migrationList, noFilters, writeMigration } from './diff/diff-migrations.ts';
import { engineAdapterFactory } from './diff/engine-adapter.ts';
import { openSchemaEngine } from './diff/schema-engine.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { type Migration, readMigrations } from './read-migrations.ts';

const migration = (name: string, sql: string, checksum = name): Migration => ({ name, sql, checksum });
const one = migration('1_one', 'CREATE TABLE one (id int); CREATE TABLE two (id int)');

/** Each test begins with an empty schema of one instance. */
const dir = tempDir('migrate');
let server: EmbeddedPool;
beforeAll(async () => {
  ({ pool: server } = await openEmbedded({ dataDir: dir.path, seed: await testSeed() }));
});
afterAll(async () => {
  await server.end();
  dir.remove();
});

async function emptied(): Promise<EmbeddedPool> {
  await server.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  return server;
}

const history = async () => (await server.query('SELECT * FROM _prisma_migrations ORDER BY started_at')).rows;

describe('migrate', () => {
  test('applies each migration once and records it', async () => {
    const pool = await emptied();
    expect(await pendingMigrations({ pool }, [one])).toEqual(['1_one']);
    expect(await migrate({ pool }, [one])).toEqual({ applied: ['1_one'] });
    expect(await migrate({ pool }, [one])).toEqual({ applied: [] });
    expect(await pendingMigrations({ pool }, [one])).toEqual([]);
    expect(await history()).toMatchObject([{ migration_name: '1_one', checksum: '1_one', applied_steps_count: 1, logs: null }]);
  });

  test('leaves nothing of a migration that fails, and keeps those before it', async () => {
    const pool = await emptied();
    const broken = migration('2_broken', 'CREATE TABLE three (id int); SELECT no_such_column');
    await expect(migrate({ pool }, [one, broken])).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      params: { name: '2_broken' },
    });
    expect(await history()).toHaveLength(1);
    const { rows } = await pool.query("SELECT to_regclass('three') AS three, to_regclass('two') AS two");
    expect(rows).toEqual([{ three: null, two: 'two' }]);
  });

  test.each([
    ['MIGRATION_EDITED', [{ ...one, checksum: 'changed' }]],
    ['MIGRATION_UNKNOWN', []],
  ])('refuses with %s', async (code, later) => {
    const pool = await emptied();
    await migrate({ pool }, [one]);
    const failure = migrate({ pool }, later);
    await expect(failure).rejects.toBeInstanceOf(AppError);
    await expect(failure).rejects.toMatchObject({ code, params: { name: '1_one' } });
  });

  test('refuses a migration that another tool began and did not finish', async () => {
    const pool = await emptied();
    await migrate({ pool }, [one]);
    await pool.query('UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(pendingMigrations({ pool }, [one])).rejects.toMatchObject({ code: 'MIGRATION_UNFINISHED' });
  });
});

describe("beside Prisma's engine", () => {
  const databases = { main: async () => server, shadow: async () => server };
  const comparable = async () =>
    (await history()).map(({ migration_name, checksum, applied_steps_count, logs, rolled_back_at }) => ({
      migration_name,
      checksum,
      applied_steps_count,
      logs,
      rolled_back_at,
    }));

  test('both write the same rows, and the engine finds the history clean', async () => {
    const pool = await emptied();
    await migrate({ pool });
    const ours = await comparable();
    const engine = await openSchemaEngine(engineAdapterFactory(databases));
    const input = { migrationsList: migrationList(readMigrations()), filters: noFilters };
    expect(await engine.diagnoseMigrationHistory({ ...input, optInToShadowDatabase: false })).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
    await emptied();
    const { appliedMigrationNames } = await engine.applyMigrations(input);
    expect(appliedMigrationNames).toEqual(readMigrations().map(({ name }) => name));
    expect(await comparable()).toEqual(ours);
  });

  test('the migrations say what the schema files say', async () => {
    await emptied();
    expect(await diffMigrations(databases)).toBeNull();
  });

  test('a schema that is ahead gives the SQL that is missing', async () => {
    await emptied();
    expect(await diffMigrations(databases, [])).toContain('CREATE TABLE "organization"');
  });
});

test('a migration is named in snake case', async () => {
  const failure = await writeMigration('../escape', '', new Date()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'MIGRATION_NAME_INVALID' });
  expect(explain(failure)).toMatch(/^"..\/escape" cannot be the name of a migration/);
});

test('a migration comes after those that are there, also by a clock that is behind', async () => {
  const folder = tempDir('migrations');
  try {
    const write = (name: string, now: string) => writeMigration(name, '', new Date(now), folder.path);
    expect(await write('first', '2026-12-31T23:59:59Z')).toBe('20261231235959_first');
    expect(await write('behind', '2026-12-31T18:00:00Z')).toBe('20270101000000_behind');
    expect(await write('again', '2027-01-01T00:00:00Z')).toBe('20270101000001_again');
    expect(await write('later', '2027-01-02T00:00:00Z')).toBe('20270102000000_later');
  } finally {
    folder.remove();
  }
});
