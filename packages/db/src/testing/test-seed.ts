import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@repo/facts';
import { buildSeed } from '../embedded/build-seed.ts';
import { takeLock } from '../embedded/lock.ts';
import { findSeed, seedFile } from '../embedded/seed.ts';
import { packageDir } from '../package-dir.ts';

/** The built seed, or one that the first test to need it makes for all. */
export async function testSeed(): Promise<string> {
  const built = findSeed();
  if (built) return built;
  const file = join(packageDir, 'node_modules', '.cache', basename(seedFile()));
  while (!existsSync(file)) {
    try {
      const lock = await takeLock(join(packageDir, 'node_modules', `${basename(file)}.lock`));
      try {
        if (!existsSync(file)) await buildSeed(file);
      } finally {
        lock.release();
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'DATA_DIR_LOCKED') throw error;
      await wait(200);
    }
  }
  return file;
}
