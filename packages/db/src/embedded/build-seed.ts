import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as tar from 'tar';
import { migrate } from '../migrations/migrate.ts';
import { layoutOf } from './layout.ts';
import { openEmbedded } from './open-embedded.ts';

/** Makes a new database with all migrations and packs its files. The archive appears complete or not at all. */
export async function buildSeed(file: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'buniyad-seed-'));
  try {
    const { pool, close } = await openEmbedded({ dataDir, seed: null });
    try {
      await migrate({ pool });
      await pool.query('CHECKPOINT');
    } finally {
      await close();
    }
    mkdirSync(dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    await tar.create({ file: unfinished, cwd: layoutOf(dataDir).database, gzip: true, portable: true }, ['.']);
    renameSync(unfinished, file);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
