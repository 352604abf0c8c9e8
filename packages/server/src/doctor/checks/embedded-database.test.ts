import { rmSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, migrate, openDatabase } from '@repo/db';
import { expect, test, vi } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkEmbeddedDatabase } from './embedded-database.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A tree with a migrated database in its data folder, closed again. */
async function treeWith(change: (db: Database) => Promise<unknown> = async () => {}): Promise<string> {
  const root = doctorTree();
  const db = await openDatabase({ dataDir: join(root, '.data') });
  await migrate(db);
  await change(db);
  await db.close();
  return root;
}

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

test('one that is up to date opens, and none of its files is touched', async () => {
  const root = await treeWith();
  const before = await stateOf(join(root, '.data'));
  expect(await checked(root)).toMatchObject([
    { id: 'database.files', status: 'ok' },
    { id: 'database.opens', status: 'ok' },
    { id: 'database.migrations', status: 'ok', found: 'Every migration is applied' },
  ]);
  expect(await stateOf(join(root, '.data'))).toEqual(before);
});

test('a pending migration is noted, an edited one and an unknown one are faults', async () => {
  const last = '(SELECT max(migration_name) FROM _prisma_migrations)';
  const pending = await treeWith((db) => db.query(`DELETE FROM _prisma_migrations WHERE migration_name = ${last}`));
  expect((await checked(pending)).at(-1)).toMatchObject({
    id: 'database.migrations',
    status: 'note',
    found: expect.stringMatching(/^Not applied yet: \d{14}_\w+$/),
  });
  const edited = await treeWith((db) =>
    db.query(`UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name = ${last}`),
  );
  expect((await checked(edited)).at(-1)).toMatchObject({
    status: 'fault',
    found: expect.stringMatching(/was changed after it was applied\.$/),
    fix: 'Put it back and write a new one.',
  });
  const unknown = await treeWith((db) =>
    db.query(`UPDATE _prisma_migrations SET migration_name = '29990101000000_later' WHERE migration_name = ${last}`),
  );
  expect((await checked(unknown)).at(-1)).toMatchObject({
    status: 'fault',
    found: expect.stringContaining('29990101000000_later'),
  });
});

test('files of another PGlite, and files that are damaged, are faults', async () => {
  const root = await treeWith();
  rmSync(join(root, '.data/database/global/pg_control'));
  expect((await checked(root)).at(-1)).toMatchObject({
    id: 'database.opens',
    status: 'fault',
    fix: expect.stringContaining('npm run db:restore'),
  });
  writeFileSync(join(root, '.data/database.json'), JSON.stringify({ pglite: '0.1.0', extensions: [] }));
  expect(await checked(root)).toMatchObject([
    { id: 'database.files', status: 'fault', found: expect.stringContaining('PGlite 0.1.0') },
  ]);
});

test('one that a process has open is not opened', async () => {
  const root = doctorTree();
  const db = await openDatabase({ dataDir: join(root, '.data') });
  expect((await checked(root)).at(-1)).toMatchObject({ id: 'database.opens', status: 'note' });
  await db.ping();
  await db.close();
});
