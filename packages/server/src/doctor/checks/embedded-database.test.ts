import { rmSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '@repo/db';
import { seedDataDir } from '@repo/db/testing';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkEmbeddedDatabase, checkMigrations } from './embedded-database.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const checked = async (root: string) => checkEmbeddedDatabase(await contextIn(root));

/** Every file with its size and the time of its last change. */
async function stateOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const lines = names.map(async (name) => {
    const { size, mtimeMs } = await stat(join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(lines)).sort();
}

test('before the first start there is nothing to open', async () => {
  expect(await checked(doctorTree())).toMatchObject([{ id: 'database.files', status: 'ok' }]);
});

describe('a database that is there', () => {
  let root: TempDir;
  const data = (name = '') => join(root.path, '.data', name);
  beforeAll(async () => {
    root = tempDir('doctor');
    await seedDataDir(data());
  });
  afterAll(() => root.remove());

  test('up to date, opens, and none of its files is touched', async () => {
    const before = await stateOf(data());
    expect(await checked(root.path)).toMatchObject([
      { id: 'database.files', status: 'ok' },
      { id: 'database.opens', status: 'ok' },
      { id: 'database.migrations', status: 'ok', found: 'Every migration is applied' },
    ]);
    expect(await stateOf(data())).toEqual(before);
  });

  test('that a process has open is not opened; an edited migration is a fault, a pending one is noted', async () => {
    const db = await openDatabase({ dataDir: data() });
    expect((await checked(root.path)).at(-1)).toMatchObject({ id: 'database.opens', status: 'note' });

    const last = '(SELECT max(migration_name) FROM _prisma_migrations)';
    await db.query(`UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name = ${last}`);
    expect(await checkMigrations(db)).toMatchObject({
      status: 'fault',
      found: expect.stringMatching(/was changed after it was applied\.$/),
      fix: 'Put it back and write a new one.',
    });
    await db.query(`DELETE FROM _prisma_migrations WHERE migration_name = ${last}`);
    expect(await checkMigrations(db)).toMatchObject({
      id: 'database.migrations',
      status: 'note',
      found: expect.stringMatching(/^Not applied yet: \d{14}_\w+$/),
    });
    await db.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('later', 'x', '29990101000000_later', now(), 1)`);
    await db.close();
  });

  test('of a later release opens, and its unknown migration is a fault', async () => {
    expect(await checked(root.path)).toMatchObject([
      { id: 'database.files', status: 'ok' },
      { id: 'database.opens', status: 'ok' },
      { id: 'database.migrations', status: 'fault', found: expect.stringContaining('29990101000000_later') },
    ]);
  });

  test('damaged, or of another PGlite, is a fault', async () => {
    rmSync(data('database/global/pg_control'));
    expect((await checked(root.path)).at(-1)).toMatchObject({
      id: 'database.opens',
      status: 'fault',
      fix: expect.stringContaining('npm run db:restore'),
    });
    writeFileSync(data('database.json'), JSON.stringify({ pglite: '0.1.0', extensions: [] }));
    expect(await checked(root.path)).toMatchObject([
      { id: 'database.files', status: 'fault', found: expect.stringContaining('PGlite 0.1.0') },
    ]);
  });
});
