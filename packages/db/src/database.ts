import { PrismaPg } from '@prisma/adapter-pg';
import { AppError } from '@repo/facts';
import type { Pool, QueryResultRow } from 'pg';
import { askPostgres } from './ask.ts';
import type { PlatformClient, Tx } from './client.ts';
import { mapDatabaseError } from './database-error.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { PrismaClient } from './generated/client.ts';
import { jobConnectionOf } from './job-connection.ts';
import { embeddedNotifications } from './listen/embedded-notifications.ts';
import type { Notifications } from './listen/notifications.ts';
import { postgresNotifications } from './listen/postgres-notifications.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { guardClient } from './tenancy/guard-client.ts';
import { type PlatformPurpose, purposeOf } from './tenancy/platform-access.ts';
import {
  type LastStep,
  limits,
  renewTenant,
  type SqlExecutor,
  type TenantScope,
  withPlatform,
  withTenant,
} from './tenancy/scopes.ts';
import { createTurns, type Turns } from './tenancy/turns.ts';

export interface Database {
  readonly kind: 'embedded' | 'postgres';
  /** The platform's models. Using a tenant's model throws. */
  readonly prisma: PlatformClient;
  /** For better-auth's adapter only. Using a tenant's model throws here too. */
  readonly authClient: PrismaClient;
  /**
   * One statement as the login role, past row-level security: for the hot paths of the platform, never for a tenant's rows.
   * @throws AppError `DATABASE_UNAVAILABLE` when no connection is free for 15 s or, on PostgreSQL, the statement takes as long; others
   * as `mapDatabaseError` says
   */
  query<Row>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[]; rowCount: number }>;
  /** For the job queue: statements as the login role, several at once where a text has no values. */
  readonly jobConnection: SqlExecutor;
  /**
   * One transaction that sees and writes one organization's rows only. It holds the only connection of the embedded database:
   * no network call, no other use of the database inside. `last` runs in the same transaction as the login role: for jobs.
   */
  withTenant<T>(scope: TenantScope, fn: (tx: Tx) => Promise<T>, last?: LastStep): Promise<T>;
  /**
   * One transaction that deletes all that an organization has in these tables, children before parents, and then goes on as
   * `withTenant`. The reason goes to the log.
   */
  renewTenant<T>(reason: string, scope: TenantScope, tables: readonly string[], fn: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One transaction that sees every organization's rows. The reason goes to the log. One that uses them leaves an entry in the audit
   * log of the platform, with the reason, whoever has it done, and how many organizations or which one; a reason alone is the process's.
   */
  withPlatform<T>(purpose: string | PlatformPurpose, fn: (tx: Tx) => Promise<T>, last?: LastStep): Promise<T>;
  /** Hears what committed transactions tell on a channel, this process's and others'; until `stop` or `close`. */
  listen: Notifications['listen'];
  /** @throws AppError `DATABASE_UNAVAILABLE` */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** Of a PostgreSQL server. Blank or absent: the embedded database. */
  url?: string | undefined;
  /** The deployment's data folder; the embedded database keeps its files in it. */
  dataDir: string;
  log?: (line: string) => void;
}

/**
 * Opens the database of this deployment. Migrations are not applied here: see `migrate`.
 *
 * @example
 * const db = await openDatabase({ url: process.env.DATABASE_URL, dataDir: '.data' });
 * await migrate(db);
 * const orders = await db.withTenant({ orgId }, (tx) => tx.shopOrder.findMany());
 *
 * @throws AppError `DATA_DIR_UNWRITABLE`, `DATA_DIR_LOCKED`, `DATABASE_VERSION`, `DATABASE_UNAVAILABLE` or
 * `DATABASE_TIME_ZONE`
 */
export async function openDatabase({ url, dataDir, log = () => undefined }: OpenDatabaseOptions): Promise<Database> {
  if (url) {
    const pool = openPostgres({ url, log });
    const notifications = postgresNotifications({ url, log });
    return connect({ kind: 'postgres', pool, notifications, close: () => pool.end(), log });
  }
  const { pool, close } = await openEmbedded({ dataDir, log });
  return connect({ kind: 'embedded', pool, notifications: embeddedNotifications(pool), close, log });
}

export interface Connection {
  kind: Database['kind'];
  pool: Pool;
  notifications: Notifications;
  close(): Promise<void>;
  log: (line: string) => void;
}

const pools = new WeakMap<Database, Pool>();
const turnsOf = new WeakMap<Database, Turns>();

/** Transactions that wait for their turn, of all organizations together: in fifteen seconds an embedded database ends about as many. */
const mostWaiting = 2_000;

/** The pool under a database, for the modules of this package. */
export function poolOf(db: Database): Pool {
  const pool = pools.get(db);
  if (!pool) throw new TypeError('not a database that openDatabase made');
  return pool;
}

/** How many connections there are, how many of them rest, and how many callers wait for one or for their organization's turn. */
export function poolUse(db: Database): { readonly total: number; readonly idle: number; readonly waiting: number } {
  const { totalCount: total, idleCount: idle, waitingCount } = poolOf(db);
  return { total, idle, waiting: waitingCount + (turnsOf.get(db)?.waiting ?? 0) };
}

/** Makes a database of a pool, after checking that its sessions run in UTC. */
export async function connect({ kind, pool, notifications, close, log }: Connection): Promise<Database> {
  try {
    await checkTimeZone(pool);
  } catch (error) {
    await close();
    throw mapDatabaseError(error);
  }
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  const guarded = guardClient(client);
  const turns = createTurns({
    atOnce: pool.options.max,
    patience: limits.maxWait,
    mostWaiting,
    // Statements of the embedded database end within the turn of the event loop that they begin in; a server's take their time elsewhere.
    ...(kind === 'embedded' && { rests: () => pool.waitingCount === 0 && pool.idleCount === pool.totalCount }),
  });
  const source = { client, turns };
  const db: Database = {
    kind,
    prisma: guarded,
    authClient: guarded,
    async query<Row>(text: string, values: readonly unknown[] = []) {
      try {
        const statement = { text, values: [...values] };
        // On the embedded database nothing can interrupt a statement: it runs on this very thread.
        const { rows, rowCount } = await (kind === 'postgres'
          ? askPostgres<Row & QueryResultRow>(pool, statement)
          : pool.query<Row & QueryResultRow>(statement));
        return { rows, rowCount: rowCount ?? rows.length };
      } catch (error) {
        throw mapDatabaseError(error);
      }
    },
    jobConnection: jobConnectionOf(pool),
    withTenant: (scope, fn, last) => withTenant(source, scope, fn, last),
    renewTenant(reason, scope, tables, fn) {
      log(`database: an organization begins anew: ${reason}`);
      return renewTenant(source, scope, tables, fn);
    },
    withPlatform(given, fn, last) {
      const purpose = purposeOf(given);
      log(`database: as platform: ${purpose.reason}`);
      return withPlatform(source, purpose, fn, last);
    },
    listen: notifications.listen,
    async ping() {
      await db.query('SELECT 1');
    },
    async close() {
      await notifications.end();
      await client.$disconnect();
      await close();
    },
  };
  pools.set(db, pool);
  turnsOf.set(db, turns);
  return db;
}

async function checkTimeZone(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ TimeZone: string }>('SHOW TimeZone');
  const zone = rows[0]?.TimeZone ?? '';
  if (zone === 'UTC') return;
  throw new AppError('DATABASE_TIME_ZONE', { kind: 'unavailable', params: { zone } });
}
