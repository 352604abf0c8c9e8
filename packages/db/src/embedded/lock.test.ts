import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { deepRuns } from '@repo/facts/testing';
import { tempDir } from '@repo/testing/temp-dir';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lookAtLock, takeLock } from './lock.ts';
import { isAlive, processStart } from './process-start.ts';

let dir = tempDir('lock');
let file = '';
beforeEach(() => {
  dir = tempDir('lock');
  file = join(dir.path, 'database.lock');
});
afterEach(() => dir.remove());

/** A process that was there a moment ago and is not any more. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

const held = () => JSON.parse(readFileSync(file, 'utf8'));

const stale = (fields: object) => {
  const holder = { pid: 1, start: null, host: hostname(), command: 'gone', since: '', token: 'old', ...fields };
  writeFileSync(file, JSON.stringify(holder));
};

describe('the lock of a data folder', () => {
  test('names its holder', async () => {
    const lock = await takeLock(file);
    expect(held()).toEqual({ ...lock.holder, pid: process.pid, host: hostname() });
    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  test(`refuses every other taker and names the pid`, async () => {
    const lock = await takeLock(file);
    for (let tries = 0; tries < deepRuns(2, 50); tries += 1) {
      await expect(takeLock(file)).rejects.toMatchObject({
        code: 'DATA_DIR_LOCKED',
        kind: 'conflict',
        params: { pid: String(process.pid), host: hostname(), file },
      });
    }
    lock.release();
    (await takeLock(file)).release();
  });

  test('releasing twice does not take the lock of a successor', async () => {
    const first = await takeLock(file);
    first.release();
    const second = await takeLock(file);
    first.release();
    expect(held()).toEqual(second.holder);
    second.release();
  });

  test('a dead process holds nothing', async () => {
    stale({ pid: await deadPid() });
    const lock = await takeLock(file);
    expect(held()).toEqual(lock.holder);
    lock.release();
  });

  test('a pid that went to another process holds nothing', async () => {
    stale({ pid: process.pid, start: 'another boot 12345' });
    (await takeLock(file)).release();
  });

  test('a process on another host counts as alive', async () => {
    stale({ pid: await deadPid(), host: 'somewhere-else' });
    await expect(takeLock(file)).rejects.toMatchObject({ code: 'DATA_DIR_LOCKED', params: { host: 'somewhere-else' } });
  });

  test('what a process left that died while writing is taken away', async () => {
    writeFileSync(file, '{"pid":');
    (await takeLock(file)).release();
  });

  test('of many that find a dead lock at once, one gets it', async () => {
    const pid = await deadPid();
    for (let round = 0; round < deepRuns(2, 50); round += 1) {
      stale({ pid, token: `old-${round}` });
      const taken = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(file)));
      const won = taken.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(won).toHaveLength(1);
      won[0]?.release();
    }
  });
});

test('of several processes that find a dead lock at once, one gets it', { timeout: 60_000 * deepRuns(1, 10) }, async () => {
  const taker = join(import.meta.dirname, 'testing', 'lock-taker.ts');
  const pid = await deadPid();
  for (let round = 0; round < deepRuns(1, 10); round += 1) {
    stale({ pid, token: `old-${round}` });
    const takers = Array.from({ length: 3 }, () => {
      const child = spawn(process.execPath, ['--import', 'tsx', taker, file], {
        cwd: import.meta.dirname,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      return { child, lines: on(createInterface(child.stdout), 'line') };
    });
    const next = () => Promise.all(takers.map(async ({ lines }) => (await lines.next()).value[0]));
    expect(await next()).toEqual(['ready', 'ready', 'ready']);
    for (const { child } of takers) child.stdin.write('go\n');
    const outcomes = await next();
    expect(outcomes.toSorted()).toEqual(['AppError: DATA_DIR_LOCKED', 'AppError: DATA_DIR_LOCKED', 'won']);
    await Promise.all(
      takers.map(({ child }) => {
        child.kill('SIGKILL');
        return once(child, 'exit');
      }),
    );
  }
});

test('the start of a process tells it from others', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const pid = child.pid ?? 0;
  expect(isAlive(pid)).toBe(true);
  expect(processStart(pid)).toBe(processStart(pid));
  expect(processStart(pid)).not.toBe(processStart(process.pid));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(pid)).toBe(false);
});

describe('a look at the lock', () => {
  test('tells a live holder, a dead one, one of another host, half a file and none apart, and leaves all as they are', async () => {
    expect(await lookAtLock(file)).toEqual({ state: 'free' });
    const lock = await takeLock(file);
    expect(await lookAtLock(file)).toEqual({ state: 'held', holder: lock.holder });
    expect(held()).toEqual(lock.holder);
    lock.release();
    const pid = await deadPid();
    stale({ pid });
    expect(await lookAtLock(file)).toMatchObject({ state: 'left', holder: { pid } });
    stale({ pid: process.pid, start: 'another boot 12345' });
    expect(await lookAtLock(file)).toMatchObject({ state: 'left', holder: { pid: process.pid } });
    stale({ pid: process.pid, host: 'somewhere-else' });
    expect(await lookAtLock(file)).toMatchObject({ state: 'elsewhere', holder: { host: 'somewhere-else' } });
    writeFileSync(file, '{"pid":');
    expect(await lookAtLock(file)).toEqual({ state: 'left', holder: null });
    expect(readFileSync(file, 'utf8')).toBe('{"pid":');
  });
});
