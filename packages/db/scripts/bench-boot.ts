/** What a start of the embedded database costs: from the seed, by an initialisation, and reopened. Three rounds in turn. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSeed } from '../src/embedded/seed.ts';

interface Start {
  readonly milliseconds: number;
  /** Resident memory after a collection, bytes. */
  readonly rss: number;
}

const script = join(import.meta.dirname, '../src/embedded/testing/measure-boot.ts');

/** In a process of its own: PGlite keeps what it compiled. */
function start(dataDir: string, seed: string): Start {
  const args = ['--expose-gc', '--import', 'tsx', script, dataDir, seed];
  return JSON.parse(spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }).stdout);
}

function round(seed: string): Record<'seed' | 'initialised' | 'reopened', Start> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-boot-'));
  const [seeded, initialised] = [join(folder, 'seeded'), join(folder, 'initialised')];
  const starts = {
    seed: start(seeded, seed),
    initialised: start(initialised, ''),
    reopened: start(seeded, ''),
  };
  rmSync(folder, { recursive: true });
  return starts;
}

const seed = findSeed();
if (!seed) throw new Error('There is no seed yet: run `pnpm --filter @repo/db build` first.');
const rounds = [1, 2, 3].map(() => round(seed));
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[1] ?? Number.NaN;
const time = (kind: keyof ReturnType<typeof round>): number => median(rounds.map((starts) => starts[kind].milliseconds));
const table = (['seed', 'initialised', 'reopened'] as const).map((kind) => ({
  start: kind,
  'ms, median of 3': Math.round(time(kind)),
  'of an initialisation': (time(kind) / time('initialised')).toFixed(2),
  'MB kept': Math.round(median(rounds.map((starts) => starts[kind].rss)) / 1e6),
}));
console.table(table);
