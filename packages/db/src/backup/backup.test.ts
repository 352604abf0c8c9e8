import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shortLived } from '@repo/testing/short-lived';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import * as tar from 'tar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layoutOf } from '../embedded/layout.ts';
import { takeLock } from '../embedded/lock.ts';
import { openEmbedded } from '../embedded/open-embedded.ts';
import { explain } from '../explain.ts';
import { testSeed } from '../testing/test-seed.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

let dir: TempDir;
let dataDir: string;
let archive: string;
const path = (name: string) => join(dir.path, name);

async function titles(folder: string): Promise<string[]> {
  const { pool, close } = await openEmbedded({ dataDir: folder });
  const { rows } = await pool.query<{ value: string }>("SELECT value->>'title' AS value FROM setting ORDER BY key");
  await close();
  return rows.map(({ value }) => value);
}

async function write(folder: string, title: string): Promise<void> {
  const { pool, close } = await openEmbedded({ dataDir: folder, seed: await testSeed() });
  await pool.query('INSERT INTO setting (key, value) VALUES ($1, $2)', [title, { title }]);
  await close();
}

/** Rejects with a code that the commands have a line for. */
async function refused(work: Promise<unknown>, code: string, line: RegExp): Promise<void> {
  const error: unknown = await work.then(
    () => 'done',
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject({ code });
  expect(explain(error)).toMatch(line);
}

beforeAll(async () => {
  dir = tempDir('backup');
  dataDir = path('data');
  archive = path('backup.tar.gz');
  await write(dataDir, 'پہلی');
  await backup({ dataDir, file: archive });
  await write(dataDir, 'دوسری');
});
afterAll(() => dir.remove());

test('a backup restored elsewhere is the database of that moment', async () => {
  const elsewhere = path('elsewhere');
  expect(await restore({ dataDir: elsewhere, file: archive })).toEqual({ previous: null });
  expect(readdirSync(elsewhere).toSorted()).toEqual(['database', 'database.json']);
  expect(await titles(elsewhere)).toEqual(['پہلی']);
});

test('a backup holds password hashes: nobody else may read it', () => {
  expect(statSync(archive).mode & 0o777).toBe(0o600);
});

test('a restore over a database needs force, and keeps what was there', async () => {
  const target = path('target');
  cpSync(dataDir, target, { recursive: true });
  await refused(restore({ dataDir: target, file: archive }), 'DATABASE_EXISTS', /--force/);
  const now = new Date('2026-11-24T08:30:00Z');
  const { previous } = await restore({ dataDir: target, file: archive, force: true, now });
  expect(previous).toBe(join(target, 'before-restore-20261124083000'));
  expect(await titles(target)).toEqual(['پہلی']);
  expect(await titles(previous ?? '')).toEqual(['دوسری', 'پہلی']);
});

test('neither happens while the database is in use, and the pid is named', async () => {
  const lock = await takeLock(layoutOf(dataDir).lock);
  const line = new RegExp(`in use by process ${process.pid} `);
  await refused(backup({ dataDir, file: path('locked.tar.gz') }), 'DATA_DIR_LOCKED', line);
  await refused(restore({ dataDir, file: archive, force: true }), 'DATA_DIR_LOCKED', line);
  lock.release();
  expect(existsSync(path('locked.tar.gz'))).toBe(false);
});

test('an archive is never overwritten', async () => {
  const before = readFileSync(archive);
  await refused(backup({ dataDir, file: archive }), 'BACKUP_EXISTS', /left as it is/);
  expect(readFileSync(archive).equals(before)).toBe(true);
  expect(readdirSync(dir.path).filter((name) => name.startsWith('.backup'))).toEqual([]);
});

test('a folder without a database has nothing to back up', async () => {
  await refused(backup({ dataDir: path('nothing'), file: path('nothing.tar.gz') }), 'DATABASE_ABSENT', /nothing to back up/);
  expect(existsSync(path('nothing'))).toBe(false);
});

test.each([
  ['cut short', (file: string) => truncateSync(file, readFileSync(file).length - 20_000)],
  ['not an archive', (file: string) => writeFileSync(file, 'سلام')],
  ['empty', (file: string) => truncateSync(file, 0)],
  ['damaged', (file: string) => writeFileSync(file, readFileSync(file).fill(0, 100_000, 100_500))],
])('an archive that is %s changes nothing', async (_name, spoil) => {
  const file = path('spoilt.tar.gz');
  writeFileSync(file, readFileSync(archive));
  spoil(file);
  const target = path('untouched');
  await refused(restore({ dataDir: target, file, force: true }), 'BACKUP_INVALID', /Nothing was changed/);
  expect(readdirSync(target)).toEqual([]);
});

test('a file that is not there is named, and no folder is made', async () => {
  await refused(
    restore({ dataDir: path('never'), file: path('gone.tar.gz') }),
    'BACKUP_ABSENT',
    /There is no file .*gone\.tar\.gz/,
  );
  expect(existsSync(path('never'))).toBe(false);
});

test('an archive of something else is no backup', async () => {
  mkdirSync(path('other/database'), { recursive: true });
  writeFileSync(path('other/database.json'), readFileSync(layoutOf(dataDir).version));
  const file = path('other.tar.gz');
  await tar.create({ file, gzip: true, cwd: path('other') }, ['database.json', 'database']);
  await refused(restore({ dataDir: path('untouched'), file }), 'BACKUP_INVALID', /not a complete backup/);
});

test('an archive of another PGlite is refused', async () => {
  mkdirSync(path('old/database'), { recursive: true });
  writeFileSync(path('old/database.json'), '{"pglite":"0.4.3","extensions":[]}');
  const file = path('old.tar.gz');
  await tar.create({ file, gzip: true, cwd: path('old') }, ['database.json', 'database']);
  await refused(restore({ dataDir: path('untouched'), file }), 'DATABASE_VERSION', /PGlite 0\.4\.3/);
});

test('an archive of a later release is refused', async () => {
  const later = path('later');
  const { pool, close } = await openEmbedded({ dataDir: later, seed: await testSeed() });
  await pool.query(
    `UPDATE _prisma_migrations SET migration_name = '29991231000000_later'
      WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`,
  );
  await close();
  const file = path('later.tar.gz');
  await backup({ dataDir: later, file });
  await refused(restore({ dataDir: path('untouched'), file }), 'MIGRATION_UNKNOWN', /later release/);
});

test('the commands say in one line what they did or why not', () => {
  const command = (name: string, ...args: string[]) => {
    const script = join(import.meta.dirname, '../../scripts', `${name}.ts`);
    const env = { ...process.env, DATA_DIR: path('by-command'), DATABASE_URL: '', INIT_CWD: dir.path };
    const { status, stdout, stderr } = spawnSync(process.execPath, [...shortLived, '--import', 'tsx', script, ...args], {
      cwd: import.meta.dirname,
      env,
      encoding: 'utf8',
    });
    return { status, lines: `${stdout}${stderr}`.trim().split('\n') };
  };
  expect(command('db-backup')).toEqual({ status: 1, lines: [expect.stringMatching(/^There is no database in .+by-command/)] });
  expect(command('db-restore')).toEqual({ status: 1, lines: [expect.stringMatching(/^Which backup\?/)] });
  expect(command('db-restore', 'backup.tar.gz')).toEqual({ status: 0, lines: [expect.stringMatching(/^Restored .+ into /)] });
  expect(command('db-backup', 'again.tar.gz')).toEqual({ status: 0, lines: [expect.stringMatching(/again\.tar\.gz$/)] });
});
