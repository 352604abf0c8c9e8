/** The PostgreSQL server of a test run, and databases in it that are ready to use. */
import { createHash, randomUUID } from 'node:crypto';
import { type RunningPostgres, startPostgres } from '@repo/testing/postgres';
import pg from 'pg';
import { migrate } from '../migrations/migrate.ts';
import { readMigrations } from '../migrations/read-migrations.ts';

export interface TestCluster {
  /** Of an empty database made for the caller. */
  emptyDatabase(): Promise<TestDatabaseUrl>;
  /** Of a database with all migrations made for the caller. */
  migratedDatabase(): Promise<TestDatabaseUrl>;
  /** Ends the server when the last user is done with it. */
  release(): Promise<void>;
}

export interface TestDatabaseUrl {
  readonly url: string;
  drop(): Promise<void>;
}

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
    async release() {
      users -= 1;
      if (users > 0 || !started) return;
      const running = started;
      started = undefined;
      await (await running).stop();
    },
  };
}

/** A database with all migrations, made once a server; whoever comes second waits. */
async function template(server: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(readMigrations())).digest('hex').slice(0, 16);
  const name = `template_${hash}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
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
  } finally {
    await client.end();
  }
}

async function run(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function inDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
