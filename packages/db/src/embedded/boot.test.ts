/** What a start costs: from the seed against an initialisation, and the memory that a reopened database keeps. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deepRuns } from '@repo/facts/testing';
import { tempDir } from '@repo/testing/temp-dir';
import { describe, expect, test } from 'vitest';
import { migrate } from '../migrations/migrate.ts';
import { testSeed } from '../testing/test-seed.ts';
import { layoutOf } from './layout.ts';
import { openEmbedded } from './open-embedded.ts';

const script = join(import.meta.dirname, 'testing', 'measure-boot.ts');
/** In a process of its own each: PGlite keeps what it compiled. */
function measure(dataDir: string, seed: string): { milliseconds: number; rss: number } {
  const args = ['--expose-gc', '--import', 'tsx', script, dataDir, seed];
  return JSON.parse(spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }).stdout);
}
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

describe('a start', () => {
  test('from the seed has nothing left to migrate, whatever a killed start left behind', async () => {
    const dir = tempDir('boot');
    const unfinished = `${layoutOf(dir.path).database}.new`;
    mkdirSync(unfinished);
    writeFileSync(join(unfinished, 'PG_VERSION'), '18\n');
    const { pool, close } = await openEmbedded({ dataDir: dir.path, seed: await testSeed() });
    expect(await migrate({ pool })).toEqual({ applied: [] });
    await close();
    dir.remove();
  });

  // Too long for every run: three initialisations.
  if (deepRuns(0, 1)) {
    test('takes at most half the time from the seed, and at most 450 MB when reopened', { timeout: 600_000 }, async () => {
      const seed = await testSeed();
      const rounds = [1, 2, 3].map(() => {
        const seeded = tempDir('boot-seed');
        const initialised = tempDir('boot-init');
        const round = {
          seed: measure(seeded.path, seed).milliseconds,
          initdb: measure(initialised.path, '').milliseconds,
          rss: measure(seeded.path, '').rss,
        };
        seeded.remove();
        initialised.remove();
        return round;
      });
      const ratio = median(rounds.map((round) => round.seed)) / median(rounds.map((round) => round.initdb));
      process.stdout.write(`start: ${JSON.stringify(rounds)}, seed ÷ initdb = ${ratio.toFixed(2)}\n`);
      expect(ratio).toBeLessThanOrEqual(0.5);
      expect(median(rounds.map((round) => round.rss))).toBeLessThanOrEqual(450e6);
    });
  }
});
