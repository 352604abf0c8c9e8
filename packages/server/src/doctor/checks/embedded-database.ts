import { cpSync, existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Database, type EmbeddedFiles, inspectEmbedded, openDatabase, pendingMigrations } from '@repo/db';
import { explainFailure } from '../../boot/explain-failure.ts';
import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** A larger database takes too long to copy. */
const largest = 2 * 1024 ** 3;

/**
 * The embedded database: which release wrote it, whether it opens, and its migrations. A copy is opened, because opening writes;
 * none while a process has it.
 */
export async function checkEmbeddedDatabase({ embedded, running, dataDir, port }: Context): Promise<Check[]> {
  if (embedded === null || dataDir === null) return [];
  if (!embedded.exists) return [ok('database.files', 'The embedded database is made at the first start')];
  const { readable, writtenBy, installed } = embedded;
  if (!readable) {
    const found = `The embedded database was written by PGlite ${writtenBy ?? 'of an unknown version'}, and this release has ${installed}`;
    return [fault('database.files', found, 'Use the release that wrote it, or set DATA_DIR to another folder.')];
  }
  const files = ok('database.files', `The embedded database was written by PGlite ${writtenBy}; this release has ${installed}`);
  if (running) return [files, inUse(port.state === 'product' && port.ready)];
  if (embedded.lock.state === 'elsewhere') return [files, note('database.opens', 'Not opened here: another host has it')];
  const bytes = await sizeOf(embedded.database);
  if (bytes > largest)
    return [files, note('database.opens', `Not opened: a copy of ${Math.ceil(bytes / 1024 ** 2)} MiB takes too long`)];
  return [files, ...(await openCopy(embedded, dataDir))];
}

function inUse(ready: boolean): Check {
  if (ready) return ok('database.opens', 'Open in the running product, which says that its migrations are applied');
  return note(
    'database.opens',
    'Open in a running process, so not opened here',
    'Stop the product to have its migrations looked at.',
  );
}

async function openCopy({ database, versionFile }: EmbeddedFiles, dataDir: string): Promise<Check[]> {
  const copy = await mkdtemp(join(tmpdir(), 'buniyad-doctor-'));
  try {
    cpSync(database, join(copy, basename(database)), { recursive: true });
    cpSync(versionFile, join(copy, basename(versionFile)));
    return await lookAt(copy);
  } catch (error) {
    // A start in the meantime changes the files while they are copied.
    const { lock } = await inspectEmbedded(dataDir);
    if (lock.state === 'held') return [inUse(false)];
    const reason = explainFailure(error) ?? firstLine(error);
    return [
      fault(
        'database.opens',
        `The embedded database does not open: ${reason}`,
        'Put a backup back: npm run db:restore -- <file> --force',
      ),
    ];
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function lookAt(folder: string): Promise<Check[]> {
  const db = await openDatabase({ dataDir: folder });
  try {
    return [ok('database.opens', 'The embedded database opens (a copy of it was opened)'), await checkMigrations(db)];
  } finally {
    await db.close();
  }
}

/** Migrations that a start applies, or a history that this release refuses. Writes nothing. */
export async function checkMigrations(db: Database): Promise<Check> {
  try {
    return migrationsLine(await pendingMigrations(db));
  } catch (error) {
    return refusedMigration(error);
  }
}

function migrationsLine(pending: readonly string[]): Check {
  if (pending.length === 0) return ok('database.migrations', 'Every migration is applied');
  return note(
    'database.migrations',
    `Not applied yet: ${pending.join(', ')}`,
    'Nothing to do: the next start applies them. npm run db:backup saves the embedded database before.',
  );
}

function refusedMigration(error: unknown): Check {
  const [found = '', ...fix] = (explainFailure(error) ?? firstLine(error)).split(/(?<=\.) /);
  return fault('database.migrations', found, fix.join(' ') || 'The reason is in the text.');
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.filter(existsSync).reduce((sum, path) => sum + statSync(path).size, 0);
}
