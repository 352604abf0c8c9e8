import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DemoData, isDemoRemoved, removeDemo, surveyDemo } from '@repo/auth';
import { backup, type Database, inspectEmbedded, migrate, openDatabase, pendingMigrations } from '@repo/db';
import { loadApps } from '../boot/load-apps.ts';
import { readEnv } from '../env/read-env.ts';
import type { Env } from '../env/schema.ts';
import { StartError } from '../env/start-error.ts';
import { openStore } from '../files/open-files.ts';
import { describeDemo } from './describe-demo.ts';

export interface CleanPlace {
  /** The repository. */
  readonly root: string;
  /** Where the person stood: the backup is written there. */
  readonly from: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  readonly say: (line: string) => void;
}

/**
 * Removes the demo from the database of the environment; with `--dry-run` it only says what it would remove.
 * @throws StartError for words that it does not know, and what `openDatabase` and `pendingMigrations` throw
 */
export async function cleanDemo(args: readonly string[], place: CleanPlace): Promise<void> {
  const [unknown] = args.filter((arg) => arg !== '--dry-run');
  if (place.env.npm_config_dry_run === 'true') {
    throw new StartError('npm kept --dry-run for itself, and nothing was done: npm run clean-demo -- --dry-run');
  }
  if (unknown !== undefined) {
    throw new StartError(`clean-demo knows --dry-run only, not ${unknown}: npm run clean-demo -- --dry-run`);
  }
  const target = { ...place, ...targetOf(readEnv(place.env), place.root), tables: await tablesIn(place.root) };
  await (args.includes('--dry-run') ? tryOut(target) : clean(target));
}

interface Target extends CleanPlace {
  readonly url: string | undefined;
  readonly bucket: URL | undefined;
  readonly dataDir: string;
  readonly tables: readonly string[];
}

function targetOf(
  { DATABASE_URL: url, S3_URL: bucket, DATA_DIR }: Env,
  base: string,
): Pick<Target, 'url' | 'bucket' | 'dataDir'> {
  return { url, bucket, dataDir: resolve(base, DATA_DIR) };
}

/** Of every vertical that an app composes, children before parents. */
async function tablesIn(root: string): Promise<string[]> {
  const verticals = (await loadApps(root)).flatMap((app) => app.verticals);
  return [...new Set(verticals.flatMap(({ tables }) => tables))];
}

async function tryOut(target: Target): Promise<void> {
  const { say } = target;
  if (await isFresh(target)) {
    say('There is no database yet. It would be made without demo data.');
    return;
  }
  const { demo, removed } = await inDatabase(target, look);
  if (!demo) {
    say(removed ? alreadyRemoved : 'There is no demo data here. The database would be marked, so that none is ever made.');
    return;
  }
  say('Nothing was changed. These would be removed, with whatever people made in that organization:');
  for (const line of describeDemo(demo)) say(line);
  say(target.url ? noBackup : 'A backup would be written first.');
}

const alreadyRemoved = 'Demo data was removed from this database before. Nothing is left of it, and a start makes none.';
const noBackup = 'No backup is made of a PostgreSQL server: use pg_dump first.';

async function clean(target: Target): Promise<void> {
  const { say, tables, now } = target;
  if (await isFresh(target)) {
    await inDatabase(target, (db) => removeDemo(db, tables, now), { fresh: true });
    say('There was no database yet. It was made without demo data, and a start makes none.');
    return;
  }
  const { demo, removed } = await inDatabase(target, look);
  if (!demo && removed) {
    say(alreadyRemoved);
    return;
  }
  if (demo) await saveBefore(target);
  const gone = await inDatabase(target, (db) => removeDemo(db, tables, now));
  if (gone) {
    say('Removed, with whatever people made in that organization:');
    for (const line of describeDemo(gone)) say(line);
    await removeFiles(gone, target);
  } else say('There was no demo data.');
  say('A start makes no demo data any more. Visitors see the product without figures and sign up for an account.');
  if (target.url) say('Servers that run on this database offer the demo login until they are started again; it does not work.');
}

/** Their rows are gone already, so that what cannot be removed now is taken by the sweep of files. */
async function removeFiles({ organization, tables }: DemoData, { bucket, dataDir, say }: Target): Promise<void> {
  if (tables.some(({ table }) => table === 'StoredFile')) say('Files that it kept are gone; a backup holds their names only.');
  try {
    await openStore({ S3_URL: bucket }, dataDir).removeAll(organization.id);
  } catch {
    say('The storage of files did not answer: the bytes of its files are removed by the next sweep.');
  }
}

/** An embedded database that was never started. */
async function isFresh({ url, dataDir }: Target): Promise<boolean> {
  return !url && !(await inspectEmbedded(dataDir)).exists;
}

interface Found {
  readonly demo: DemoData | null;
  readonly removed: boolean;
}

async function look(db: Database, { tables }: Target): Promise<Found> {
  return { demo: await surveyDemo(db, tables), removed: await isDemoRemoved(db) };
}

async function inDatabase<T>(
  target: Target,
  work: (db: Database, target: Target) => Promise<T>,
  { fresh = false } = {},
): Promise<T> {
  const { url, dataDir } = target;
  const db = await openDatabase({ url, dataDir });
  try {
    if (fresh) await migrate(db);
    const pending = await pendingMigrations(db);
    if (pending.length > 0)
      throw new StartError('The database is of an earlier release: start the product once, end it, and try again.');
    return await work(db, target);
  } finally {
    await db.close();
  }
}

async function saveBefore({ url, dataDir, from, now, say }: Target): Promise<void> {
  if (url) {
    say(noBackup);
    return;
  }
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const file = join(from, `buniyad-backup-${stamp}.tar.gz`);
  if (existsSync(file)) throw new StartError(`${file} exists and was left as it is. Try again in a second.`);
  await backup({ dataDir, file });
  say(`Backed up ${dataDir} into ${file}`);
}
