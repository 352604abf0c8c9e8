import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needs } from '@repo/testing/needs';
import { startPostgres } from '@repo/testing/postgres';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { platformOrg } from './audit/append-audit.ts';
import type { PlatformClient, Prisma, TenantModel, Tx } from './client.ts';
import { type Database, openDatabase } from './database.ts';
import { mapDatabaseError } from './database-error.ts';
import { layoutOf } from './embedded/layout.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { newId } from './ids.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { type TestCluster, useCluster } from './testing/cluster.ts';
import { createOrganization } from './testing/create-organization.ts';
import { describeDatabases } from './testing/describe-databases.ts';
import { addTenantRow, readTenantTables, rowsOf } from './testing/tenant-tables.ts';
import { testSeed } from './testing/test-seed.ts';

test('the client of the platform has no models of tenants, that of a transaction no raw SQL', () => {
  type Delegates = Uncapitalize<TenantModel>;
  expectTypeOf<Prisma.TypeMap['model'][TenantModel]['payload']['scalars']['orgId']>().toEqualTypeOf<string>();
  expectTypeOf<Extract<TenantModel, 'Organization' | 'User' | 'Member'>>().toEqualTypeOf<never>();
  expectTypeOf<Extract<keyof PlatformClient, Delegates | '$queryRaw' | '$transaction'>>().toEqualTypeOf<never>();
  expectTypeOf<Extract<keyof PlatformClient, 'user'>>().toEqualTypeOf<'user'>();
  expectTypeOf<Extract<keyof Tx, Delegates | '$queryRaw'>>().toEqualTypeOf<Delegates>();
});

describeDatabases('a database', (open: () => Database) => {
  test('has every migration', async () => {
    expect(await pendingMigrations(open())).toEqual([]);
    expect(await migrate(open())).toEqual({ applied: [] });
  });

  test('answers one statement with rows and their number', async () => {
    const { rows, rowCount } = await open().query<{ sum: number }>('SELECT $1::int + 1 AS sum', [41]);
    expect({ rows, rowCount }).toEqual({ rows: [{ sum: 42 }], rowCount: 1 });
  });

  test('says what a person can act on, and keeps the rest as the cause', async () => {
    const { slug } = await createOrganization(open());
    const twice = open().query('INSERT INTO organization (id, name, slug) VALUES (gen_random_uuid(), $1, $2)', ['x', slug]);
    await expect(twice).rejects.toMatchObject({ code: 'CONFLICT', message: 'CONFLICT', cause: { code: '23505' } });
    await expect(open().query('SELECT $1::uuid', ['nope'])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(open().query('SELECT nope')).rejects.toMatchObject({ code: '42703' });
  });

  test('answers a ping', async () => {
    await expect(open().ping()).resolves.toBeUndefined();
  });
});

describe('the embedded database', () => {
  let dir: TempDir;
  beforeEach(() => {
    dir = tempDir('open');
  });
  afterEach(() => dir.remove());

  test('keeps what was written, and gives the folder free', async () => {
    const { pool, close } = await openEmbedded({ dataDir: dir.path, seed: await testSeed() });
    await pool.query("INSERT INTO setting (key, value) VALUES ('kept', '1')");
    await close();
    const second = await openDatabase({ dataDir: dir.path });
    expect(second.kind).toBe('embedded');
    expect(await second.prisma.setting.count({ where: { key: 'kept' } })).toBe(1);
    await second.close();
    expect(existsSync(layoutOf(dir.path).lock)).toBe(false);
  });

  test('is refused to a second process, which learns who has it', async () => {
    const holder = await openEmbedded({ dataDir: dir.path, seed: await testSeed() });
    const script = `
      import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
      await openDatabase({ dataDir: ${JSON.stringify(dir.path)} }).catch((error) => {
        console.log(JSON.stringify({ code: error.code, pid: error.params.pid }));
        process.exit(3);
      });`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    expect(await once(child, 'close')).toEqual([3, null]);
    expect(JSON.parse(printed)).toEqual({ code: 'DATA_DIR_LOCKED', pid: String(process.pid) });
    expect((await holder.pool.query('SELECT 1')).rowCount).toBe(1);
    await holder.close();
  });

  test('needs a folder that it can write', async () => {
    const file = join(dir.path, 'file');
    writeFileSync(file, '');
    await expect(openDatabase({ dataDir: join(file, 'data') })).rejects.toMatchObject({
      code: 'DATA_DIR_UNWRITABLE',
      params: { dir: join(file, 'data'), reason: 'ENOTDIR' },
    });
  });

  test.each([
    ['another series', '{"pglite":"0.4.3","extensions":[]}', '0.4.3'],
    ['an extension that is not here', '{"pglite":"0.5.0","extensions":["vector"]}', '0.5.0'],
    ['an unknown PGlite', 'not json', '?'],
  ])('refuses files of %s, and leaves them', async (_name, text, found) => {
    const { database, version, lock } = layoutOf(dir.path);
    mkdirSync(database);
    writeFileSync(version, text);
    await expect(openDatabase({ dataDir: dir.path })).rejects.toMatchObject({ code: 'DATABASE_VERSION', params: { found } });
    expect(readdirSync(database)).toEqual([]);
    expect(readFileSync(version, 'utf8')).toBe(text);
    expect(existsSync(lock)).toBe(false);
  });
});

test('a server that is not there is said to be unavailable', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/nothing';
  await expect(openDatabase({ url, dataDir: '' })).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', kind: 'unavailable' });
});

needs('postgres').describe('a PostgreSQL server', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await useCluster();
  });
  afterAll(() => cluster.release());

  test('keeps the options of its URL, and is in UTC all the same', async () => {
    const { url, drop } = await cluster.migratedDatabase();
    onTestFinished(drop);
    const options = encodeURIComponent('-c TimeZone=Asia/Karachi -c lock_timeout=1234');
    const db = await openDatabase({ url: `${url}?options=${options}`, dataDir: '' });
    onTestFinished(db.close);
    expect((await db.query('SHOW TimeZone')).rows).toEqual([{ TimeZone: 'UTC' }]);
    expect((await db.query('SHOW lock_timeout')).rows).toEqual([{ lock_timeout: '1234ms' }]);
  });

  test('a login that owns the tables and is not superuser is bound by the policies too', async () => {
    // The roles are there once any database of the cluster has been migrated.
    const migrated = await cluster.migratedDatabase();
    onTestFinished(migrated.drop);
    const admin = new pg.Client({ connectionString: migrated.url });
    await admin.connect();
    onTestFinished(() => admin.end());
    const owner = `owner_${process.pid}`;
    await admin.query(`CREATE ROLE ${owner} LOGIN CREATEROLE; GRANT app_rls, app_platform TO ${owner}`);
    onTestFinished(async () => {
      await admin.query(`DROP ROLE ${owner}`);
    });
    const { url, drop } = await cluster.emptyDatabase();
    onTestFinished(drop);
    const own = new URL(url);
    await admin.query(`ALTER DATABASE ${own.pathname.slice(1)} OWNER TO ${owner}`);
    own.username = owner;

    const db = await openDatabase({ url: own.href, dataDir: '' });
    onTestFinished(db.close);
    await migrate(db);
    const [a, b] = [await createOrganization(db), await createOrganization(db)];
    const tables = await readTenantTables(db);
    for (const table of tables.filter(({ parents }) => parents.length === 0)) {
      for (const { orgId } of [a, b]) await db.withTenant({ orgId }, (tx) => addTenantRow(tx, tables, table, orgId));
      expect(await db.withTenant({ orgId: a.orgId }, (tx) => rowsOf(tx, table).count())).toBe(1);
      const where = { orgId: { not: platformOrg } };
      expect(await db.withPlatform('a test', (tx) => rowsOf(tx, table).count({ where }))).toBe(2);
      expect((await db.query(`SELECT 1 FROM "${table.name}"`)).rowCount).toBe(0);
    }
  });

  test('that stops is said to be unavailable, by every way to it', async () => {
    const postgres = await startPostgres();
    const db = await openDatabase({ url: postgres.url, dataDir: '' });
    await migrate(db);
    await db.ping();
    await postgres.stop();
    const gone = { code: 'DATABASE_UNAVAILABLE', kind: 'unavailable', retryAfter: 2 };
    await expect(db.ping()).rejects.toMatchObject(gone);
    await expect(db.withTenant({ orgId: newId() }, (tx) => tx.organization.count())).rejects.toMatchObject(gone);
    await expect(db.withPlatform('a test', (tx) => tx.user.count())).rejects.toMatchObject(gone);
    const direct: unknown = await db.prisma.user.count().catch((error: unknown) => mapDatabaseError(error));
    expect(direct).toMatchObject(gone);
    await db.close();
  });
});
