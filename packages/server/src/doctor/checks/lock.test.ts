import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@repo/db';
import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkLock } from './lock.ts';

const holder = (fields: object) =>
  JSON.stringify({
    pid: 1,
    start: null,
    host: hostname(),
    command: '',
    since: '2026-11-28T05:00:00.000Z',
    token: 'a',
    ...fields,
  });

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('no lock is well', async () => {
  expect(checkLock(await contextIn(doctorTree()))).toMatchObject([{ id: 'data.lock', status: 'ok' }]);
});

test('a process that has the database open is named, and the doctor does not disturb it', { timeout: 60_000 }, async () => {
  const root = doctorTree();
  const db = await openDatabase({ dataDir: join(root, '.data') });
  const context = await contextIn(root);
  expect(context.running).toBe(true);
  expect(checkLock(context)[0]).toMatchObject({ status: 'ok', found: expect.stringContaining(`Process ${process.pid} `) });
  await db.ping();
  await db.close();
});

test('a lock that a dead process left is noted and left where it is', async () => {
  const pid = await deadPid();
  const root = doctorTree({ '.data/database.lock': holder({ pid }) });
  expect(checkLock(await contextIn(root))[0]).toMatchObject({
    status: 'note',
    found: expect.stringContaining(`by process ${pid}`),
  });
  expect(JSON.parse(readFileSync(join(root, '.data/database.lock'), 'utf8'))).toMatchObject({ pid });
});

test('a lock of another host is a fault that names the file', async () => {
  const root = doctorTree({ '.data/database.lock': holder({ host: 'somewhere-else' }) });
  expect(checkLock(await contextIn(root))[0]).toMatchObject({
    status: 'fault',
    fix: expect.stringContaining(`delete ${join(root, '.data/database.lock')}`),
  });
});

test('a PostgreSQL server has no lock', async () => {
  expect(checkLock(await contextIn(doctorTree(), { DATABASE_URL: 'postgres://app@127.0.0.1:9/app' }))).toEqual([]);
});
