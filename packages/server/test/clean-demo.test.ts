import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDemo } from '@repo/auth';
import { migrate, openDatabase, restore } from '@repo/db';
import { addTenantRow, readTenantTables, rowsOf } from '@repo/db/testing';
import { needs } from '@repo/testing/needs';
import { startPostgres } from '@repo/testing/postgres';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { demoLogin, seedDemo } from '../src/boot/demo.ts';
import { cleanDemo } from '../src/clean-demo/command.ts';
import { app } from './fixtures/apps/sample/src/app.ts';
import { bootOf } from './suites/pages-suite.ts';
import { type SampleProcess, signInAt, startSample } from './support/sample-process.ts';
import { writeSampleWeb } from './support/sample-web.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, 'fixtures');
const now = new Date('2026-11-28T06:00:00Z');

/** What the command prints. */
async function clean(env: Record<string, string>, from: string, ...args: string[]): Promise<string> {
  return cleanIn(root, env, from, ...args);
}

async function cleanIn(tree: string, env: Record<string, string>, from: string, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  await cleanDemo(args, { root: tree, from, env, now, say: (line) => lines.push(line) });
  return lines.join('\n');
}

describe('a product that was started, cleaned and started again', () => {
  let folder: TempDir;
  let dataDir: string;
  const started: SampleProcess[] = [];
  const run = async () => {
    const product = await startSample({ cwd: folder.path, env: { DATA_DIR: dataDir } });
    started.push(product);
    await product.ready();
    return product;
  };
  const end = async (product: SampleProcess) => {
    product.child.kill('SIGTERM');
    expect(await product.ended).toBe(0);
  };
  const backupFile = () => join(folder.path, 'buniyad-backup-20261128060000.tar.gz');

  beforeAll(async () => {
    folder = tempDir('clean');
    dataDir = join(folder.path, '.data');
    writeSampleWeb(folder.path, 'sample');
    const product = await run();
    const headers = {
      'content-type': 'application/json',
      origin: product.url,
      cookie: await signInAt(product.url, demoLogin),
    };
    expect((await fetch(`${product.url}/trpc/sample.save`, { method: 'POST', headers })).status).toBe(200);
    const file = { method: 'POST', headers: { ...headers, 'x-file-name': 'a.txt' }, body: 'kept' };
    expect((await fetch(`${product.url}/api/files`, file)).status).toBe(201);
    expect(bootOf(await (await fetch(product.url)).text()).demoLogin).toEqual(demoLogin);
    expect(await cardOf(product)).toMatchObject({ failed: false, figure: { fact: { value: '7' } } });
    await expect(clean({ DATA_DIR: dataDir }, folder.path)).rejects.toMatchObject({
      code: 'DATA_DIR_LOCKED',
      params: { pid: String(product.child.pid) },
    });
    await end(product);
  });
  afterAll(async () => {
    for (const { child, ended } of started) {
      child.kill('SIGKILL');
      await ended;
    }
    folder.remove();
  });

  test('a dry run says what would go, and changes nothing', async () => {
    const printed = await clean({ DATA_DIR: dataDir }, folder.path, '--dry-run');
    expect(printed).toMatch(/^Nothing was changed\. These would be removed, with whatever people made in that organization:/);
    expect(printed).toContain('the organization "نمونہ ادارہ · Demo organization"');
    expect(printed).toMatch(/^ {2}1 row of \w+$/m);
    expect(printed).toContain('the login demo@example.com and its 1 session');
    expect(existsSync(backupFile())).toBe(false);
    expect(await clean({ DATA_DIR: dataDir }, folder.path, '--dry-run')).toBe(printed);
  });

  test('nothing of it comes back, visitors see no demo, and people can still sign up', async () => {
    const printed = await clean({ DATA_DIR: dataDir }, folder.path);
    expect(printed).toMatch(new RegExp(`^Backed up ${dataDir} into ${backupFile()}\nRemoved, `));
    expect(printed).toContain('Files that it kept are gone; a backup holds their names only.');
    expect(readdirSync(join(dataDir, 'files'))).toEqual(['incoming']);
    expect(printed).toMatch(/^ {2}1 row of \w+$/m);

    const product = await run();
    expect(product.out()).not.toMatch(/Adding demo data|Sign in as/);
    expect(bootOf(await (await fetch(product.url)).text()).demoLogin).toBeNull();
    await expect(signInAt(product.url, demoLogin)).rejects.toThrow('sign-in: 401');
    expect(await cardOf(product)).toMatchObject({ failed: false, figure: null });
    expect(product.out()).toContain('/dev/inbox');
    expect((await fetch(`${product.url}/dev/inbox`)).status).toBe(200);
    await end(product);

    expect(await clean({ DATA_DIR: dataDir }, folder.path)).toMatch(/^Demo data was removed from this database before/);
    expect(await clean({ DATA_DIR: dataDir }, folder.path, '--dry-run')).toMatch(/^Demo data was removed/);
  });

  test('the backup that it named has everything', async () => {
    const place = tempDir('restored');
    await restore({ dataDir: place.path, file: backupFile(), force: false });
    const db = await openDatabase({ dataDir: place.path });
    expect(await db.prisma.user.findFirst()).toMatchObject({ email: demoLogin.email });
    await db.close();
    place.remove();
  });

  test('where there is no database yet, one without demo data is made', async () => {
    const fresh = tempDir('fresh');
    const env = { DATA_DIR: join(fresh.path, 'data') };
    expect(await clean(env, fresh.path, '--dry-run')).toMatch(/^There is no database yet\./);
    expect(existsSync(env.DATA_DIR)).toBe(false);
    expect(await clean(env, fresh.path)).toMatch(/^There was no database yet\. It was made without demo data/);
    const db = await openDatabase({ dataDir: env.DATA_DIR });
    expect(await seedDemo(app, db, () => {})).toBeNull();
    expect(await db.prisma.user.count()).toBe(0);
    await db.close();
    fresh.remove();
  });

  test('words that it does not know, and a flag that npm kept, change nothing', async () => {
    const env = { DATA_DIR: dataDir };
    await expect(clean(env, folder.path, '--force')).rejects.toThrow('clean-demo knows --dry-run only, not --force');
    await expect(clean({ ...env, npm_config_dry_run: 'true' }, folder.path)).rejects.toThrow('npm kept --dry-run for itself');
  });
});

async function cardOf({ url }: SampleProcess): Promise<unknown> {
  const answer = await (await fetch(`${url}/trpc/platform.home`)).json();
  return answer.result.data.cards[0];
}

/** An app whose one vertical has these tables. */
function writeApp(tree: string, tables: readonly string[]): void {
  mkdirSync(join(tree, 'apps/shop/src'), { recursive: true });
  const file = join(tree, 'apps/shop/src/app.ts');
  const shop = `{ id: 'shop', tables: ${JSON.stringify(tables)}, config: { safeParse: () => ({ success: true }) } }`;
  writeFileSync(file, `export const app = { id: 'shop', verticals: [${shop}], config: { verticals: {} } };\n`);
}

needs('postgres').describe('on a PostgreSQL server', () => {
  test('the same goes, without a backup, and a start does not make it again', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const folder = tempDir('clean');
    onTestFinished(() => folder.remove());
    const env = { DATABASE_URL: server.url };
    const db = await openDatabase({ url: server.url, dataDir: '' });
    onTestFinished(() => db.close());
    await expect(clean(env, folder.path)).rejects.toThrow('The database is of an earlier release');
    await migrate(db);
    const { userId, orgId } = await ensureDemo({ db, ...demoLogin });
    const tables = await readTenantTables(db);
    writeApp(folder.path, tables.map(({ delegate }) => delegate.charAt(0).toUpperCase() + delegate.slice(1)).reverse());
    for (const table of tables) await db.withTenant({ orgId }, (tx) => addTenantRow(tx, tables, table, orgId));

    expect(await cleanIn(folder.path, env, folder.path, '--dry-run')).toContain('use pg_dump first');
    expect(await db.prisma.user.count({ where: { id: userId } })).toBe(1);
    const printed = await cleanIn(folder.path, env, folder.path);
    expect(printed).toMatch(/^No backup is made of a PostgreSQL server: use pg_dump first\.\nRemoved, /);
    expect(printed).toContain('offer the demo login until they are started again');
    expect(await db.prisma.user.count()).toBe(0);
    expect(await db.prisma.organization.count()).toBe(0);
    for (const table of tables) {
      expect(await db.withPlatform('a test', (tx) => rowsOf(tx, table).count({ where: { orgId } })), table.name).toBe(0);
    }
    expect(await seedDemo(app, db, () => {})).toBeNull();
    expect(await cleanIn(folder.path, env, folder.path)).toMatch(/^Demo data was removed from this database before/);
  });
});
