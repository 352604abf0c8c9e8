/** What was acknowledged survives a process that is killed; what survives is a sound database. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deepRuns } from '@repo/facts/testing';
import { shortLived } from '@repo/testing/short-lived';
import { tempDir } from '@repo/testing/temp-dir';
import { expect, test } from 'vitest';
import { testSeed } from '../testing/test-seed.ts';
import { openEmbedded } from './open-embedded.ts';

const kills = deepRuns(2, 50);
const writer = join(import.meta.dirname, 'testing', 'acknowledging-writer.ts');

/** Starts a writer, kills it after some acknowledgements, and gives the last number that it acknowledged. */
async function writeAndKill(dataDir: string): Promise<number> {
  const child = spawn(process.execPath, [...shortLived, '--import', 'tsx', writer, dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let failed = '';
  child.stderr.on('data', (chunk: Buffer) => {
    failed += chunk.toString();
  });
  const running = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.split('\n').length > 10) resolve();
    });
    child.once('exit', () => reject(new Error(`the writer ended by itself: ${failed}`)));
  });
  await running;
  await wait(Math.random() * 60);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const complete = printed.slice(0, printed.lastIndexOf('\n')).split('\n');
  return Number(complete.at(-1));
}

test(`${kills} kills lose nothing that was acknowledged`, { timeout: 120_000 * kills }, async () => {
  const dir = tempDir('kill');
  await (await openEmbedded({ dataDir: dir.path, seed: await testSeed() })).close();
  for (let kill = 0; kill < kills; kill += 1) {
    const acknowledged = await writeAndKill(dir.path);
    const { pool, close } = await openEmbedded({ dataDir: dir.path });
    const { rows } = await pool.query('SELECT count(*)::int AS count, max(n) AS last FROM acknowledged');
    await close();
    const last = Number(rows[0].last);
    // The one after the last acknowledged may have been committed and not yet told.
    expect(last).toBeGreaterThanOrEqual(acknowledged);
    expect(rows[0].count).toBe(last);
  }
  dir.remove();
});
