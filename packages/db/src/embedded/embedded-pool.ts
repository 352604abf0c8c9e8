/** A `pg.Pool` on PGlite: one connection, first come first served. */
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { PGliteStream } from './pglite-stream.ts';

/** How long a query may wait for the connection, in milliseconds: as long as a transaction may. */
const patience = 15_000;

export interface EmbeddedPoolOptions {
  /** Told when a client is held too long or given back with an open transaction. */
  log?: (line: string) => void;
  /** How long a client may be held before that is logged. Default 5000 ms. */
  watchdogMillis?: number;
}

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

/**
 * Serves the single session of PGlite as a pool: `query` holds it for a statement, `connect` until `release`. The instance stays
 * private, because a statement that went past the pool would join whatever transaction is open.
 *
 * @example
 * const pool = new EmbeddedPool(await PGlite.create(folder));
 * const client = await pool.connect();
 * try { await client.query('SELECT 1'); } finally { client.release(); }
 */
export class EmbeddedPool extends pg.Pool {
  readonly #channels: Set<string>;
  readonly #pglite: PGlite;
  readonly #log: (line: string) => void;
  readonly #watchdogMillis: number;
  #ended: Promise<void> | undefined;

  constructor(pglite: PGlite, options: EmbeddedPoolOptions = {}) {
    const channels = new Set<string>();
    super({
      stream: () => new PGliteStream(pglite, channels),
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: patience,
      // Not read from PG* variables: there is nothing to dial.
      ssl: false,
      host: 'embedded',
      user: 'postgres',
      password: '',
      database: 'postgres',
    });
    this.#channels = channels;
    this.#pglite = pglite;
    this.#log = options.log ?? (() => undefined);
    this.#watchdogMillis = options.watchdogMillis ?? 5000;
  }

  /** Every session from now on listens on this channel from its beginning. */
  listenTo(channel: string): void {
    this.#channels.add(channel);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    const asked = new Error('asked for here');
    if (!callback) return super.connect().then((client) => this.#hand(client, asked));
    super.connect((error, client, release) => {
      if (client) callback(error, this.#hand(client, asked), client.release);
      else callback(error, client, release);
    });
  }

  /** Closes the database when the last client is back. Calling it again waits for the same end. */
  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    this.#ended ??= super.end().then(() => this.#pglite.close());
    if (!callback) return this.#ended;
    this.#ended.then(callback, callback);
  }

  #hand(client: pg.PoolClient, asked: Error): pg.PoolClient {
    const seconds = this.#watchdogMillis / 1000;
    const watchdog = setTimeout(() => {
      this.#log(`database: a client is held for more than ${seconds} s and everything else waits.\n${asked.stack}`);
    }, this.#watchdogMillis);
    watchdog.unref();

    const giveBack = client.release;
    let released = false;
    client.release = (error) => {
      if (released) return;
      released = true;
      clearTimeout(watchdog);
      if (!error && this.#pglite.isInTransaction()) {
        this.#log(`database: a client came back with an open transaction, which is rolled back.\n${asked.stack}`);
        giveBack.call(client, true);
      } else {
        giveBack.call(client, error);
      }
    };
    return client;
  }
}
