import { startPostgres } from '@repo/testing/postgres';
import { findChromium, findPostgres } from '@repo/testing/services';

export interface TestServices {
  /** Path of the browser, or null. */
  readonly chromium: string | null;
  /** Directory of PostgreSQL's programs, or null when there is none or it does not start. */
  readonly postgres: string | null;
  /** What the tests are told. */
  readonly env: Readonly<Record<string, string>>;
  /** Lines for the person. */
  readonly notes: readonly string[];
  stop(): Promise<void>;
}

/** Finds what the tests need and starts one throw-away cluster for all of them. */
export async function startTestServices(): Promise<TestServices> {
  const chromium = findChromium();
  const programs = findPostgres();
  const started = programs === null ? null : await startPostgres().catch((error: Error) => error);
  const cluster = started instanceof Error ? null : started;
  const postgres = cluster === null ? null : programs;
  return {
    chromium,
    postgres,
    env: {
      BUNIYAD_CHROMIUM: chromium ?? '',
      BUNIYAD_POSTGRES: postgres ?? '',
      ...(cluster === null ? {} : { TEST_POSTGRES_URL: cluster.url }),
    },
    notes: [
      `Chromium: ${chromium ?? 'not found'}`,
      `PostgreSQL: ${started instanceof Error ? `does not start (${started.message})` : (postgres ?? 'not found')}`,
    ],
    stop: async () => cluster?.stop(),
  };
}
