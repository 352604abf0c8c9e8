/** Comparing what two requests cost: by the work they do, and in `npm run test:deep` by the time they take. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { Database } from '@repo/db';
import { recordStatements } from '@repo/db/testing';
import { vi } from 'vitest';

export interface Work {
  /** The cost parameters of every password hash. */
  readonly hashes: readonly (crypto.ScryptOptions | undefined)[];
  /** Every statement that was sent to the database, in order. */
  readonly statements: readonly string[];
}

export async function workOf(db: Database, run: () => Promise<unknown>): Promise<Work> {
  const { scrypt } = crypto;
  const hashes: (crypto.ScryptOptions | undefined)[] = [];
  const spy = vi.spyOn(crypto, 'scrypt').mockImplementation((password, salt, length, options, done) => {
    hashes.push(options);
    scrypt(password, salt, length, options, done);
  });
  syncBuiltinESMExports();
  try {
    return { statements: await recordStatements(db, run), hashes };
  } finally {
    spy.mockRestore();
    syncBuiltinESMExports();
  }
}

interface Pair {
  readonly a: () => Promise<unknown>;
  readonly b: () => Promise<unknown>;
}

/** In the quick tests, what else runs on the machine would decide a time. */
export const timesAreCompared = process.env.TEST_DEEP === '1';

/** Median time of `a` over median time of `b`, 25 of each, interleaved. */
export async function ratioOfMedians({ a, b }: Pair): Promise<number> {
  const times: { a: number[]; b: number[] } = { a: [], b: [] };
  for (let round = 0; round < 25; round += 1) {
    times.a.push(await millis(a));
    times.b.push(await millis(b));
  }
  return median(times.a) / median(times.b);
}

async function millis(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
