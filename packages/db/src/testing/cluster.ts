/** The PostgreSQL server of a test run, and databases in it that are ready to use. */
import { createHash, randomUUID } from 'node:crypto';
import { type RunningPostgres, startPostgres } from '@repo/testing/postgres';
import pg from 'pg';
import { migrate } from '../migrations/migrate.ts';
import { readMigrations } from '../migrations/read-migrations.ts';
import { empty, shapeOf } from './emptying.ts';

export interface TestCluster {
  /** Of an empty database made for the caller. */
  emptyDatabase(): Promise<TestDatabaseUrl>;
  /** Of a database with all migrations made for the caller. */
  migratedDatabase(): Promise<TestDatabaseUrl>;
  /** Of one with all migrations and no rows that the next caller gets as well, once it is left: making one costs more than most tests. */
  usedDatabase(): Promise<UsedDatabase>;
  /** Ends the server when the last user is done with it. */
  release(): Promise<void>;
}

export interface TestDatabaseUrl {
  readonly url: string;
  drop(): Promise<void>;
}

export interface UsedDatabase {
  readonly url: string;
  /** Whoever is still connected is cut off. One of which more than rows was changed is dropped. */
  leave(): Promise<void>;
}

interface Kept extends TestDatabaseUrl {
  readonly shape: string;
}

/** Left and empty, of the server of this process. */
let kept: Kept[] = [];
let started: Promise<RunningPostgres> | undefined;
let users = 0;

/** Uses the server of `TEST_POSTGRES_URL`, or starts one for this process. */
export async function useCluster(): Promise<TestCluster> {
  users += 1;
  const given = process.env.TEST_POSTGRES_URL;
  if (!given) started ??= startPostgres();
  const server = given ?? (await started)?.url ?? '';
  const create = async (template: string) => {
    const name = `suite_${randomUUID().replaceAll('-', '')}`;
    await run(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    return { url: inDatabase(server, name), drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
  };
  return {
    emptyDatabase: () => create('template0'),
    migratedDatabase: async () => create(await template(server)),
    async usedDatabase() {
      const database = kept.pop() ?? (await withShape(await create(await template(server))));
      return { url: database.url, leave: () => leave(database) };
    },
    async release() {
      users -= 1;
      if (users > 0 || !started) return;
      const running = started;
      started = undefined;
      kept = [];
      await (await running).stop();
    },
  };
}

/** A database with all migrations, made once a server; whoever comes second waits. */
async function template(server: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(readMigrations())).digest('hex').slice(0, 16);
  const name = `template_${hash}`;
  return connected(server, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return name;
    await client.query(`DROP DATABASE IF EXISTS ${name}_unfinished WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}_unfinished TEMPLATE template0`);
    const pool = new pg.Pool({ connectionString: inDatabase(server, `${name}_unfinished`) });
    try {
      await migrate({ pool });
    } finally {
      await pool.end();
    }
    await client.query(`ALTER DATABASE ${name}_unfinished RENAME TO ${name}`);
    return name;
  });
}

const withShape = async (database: TestDatabaseUrl): Promise<Kept> => ({
  ...database,
  shape: await connected(database.url, shapeOf),
});

/** Of tests that were killed or forgot one: it may hold locks. */
const strayConnections =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

async function leave(database: Kept): Promise<void> {
  const isWhole = await connected(database.url, async (client) => {
    await client.query(strayConnections);
    if ((await shapeOf(client)) !== database.shape) return false;
    await empty(client);
    return true;
  });
  if (isWhole) kept.push(database);
  else await database.drop();
}

const run = (server: string, sql: string): Promise<void> =>
  connected(server, async (client) => {
    await client.query(sql);
  });

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
