import pg from 'pg';

/** How long a query may wait for one of the connections, in milliseconds: as long as a transaction may. */
const patience = 15_000;

export interface OpenPostgresOptions {
  /** `postgresql://user:password@host:port/database`. */
  url: string;
  log?: (line: string) => void;
}

/**
 * A pool on a PostgreSQL server whose sessions run in UTC: the Prisma adapter takes every timestamp for UTC, whatever zone the
 * server prints it in.
 */
export function openPostgres({ url, log = () => undefined }: OpenPostgresOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: inUtc(url),
    max: 10,
    connectionTimeoutMillis: patience,
    application_name: 'buniyad',
  });
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on('error', (error) => log(`database: a connection broke: ${error.message}`));
  return pool;
}

/** Keeps the options of the URL's owner; the last setting wins. */
function inUtc(url: string): string {
  const parsed = new URL(url);
  const options = [parsed.searchParams.get('options'), '-c TimeZone=UTC'].filter(Boolean).join(' ');
  parsed.searchParams.set('options', options);
  return parsed.href;
}
