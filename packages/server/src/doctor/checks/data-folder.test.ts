import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkDataFolder } from './data-folder.ts';

test('a folder that is not there yet is made at the first start, and not by the doctor', async () => {
  const root = doctorTree();
  const checks = checkDataFolder(await contextIn(root, { DATA_DIR: 'deep/data' }));
  expect(checks).toMatchObject([
    { id: 'data.folder', status: 'ok', found: `${join(root, 'deep/data')} is made at the first start` },
    { id: 'data.disk', found: expect.stringMatching(/^\d+ [MG]iB free/) },
  ]);
  expect(existsSync(join(root, 'deep'))).toBe(false);
});

test('one that is there can be written to', async () => {
  const root = doctorTree({ '.data/kept': '' });
  expect(checkDataFolder(await contextIn(root))[0]).toMatchObject({
    status: 'ok',
    found: `${join(root, '.data')} can be written to`,
  });
});

test('a place in which no folder can be is a fault', async () => {
  const [folder] = checkDataFolder(await contextIn(doctorTree(), { DATA_DIR: '/dev/null/data' }));
  expect(folder).toMatchObject({ status: 'fault', found: '/dev/null is a file, so /dev/null/data cannot be a folder' });
});

test('a deployment that keeps nothing here needs no folder', async () => {
  const shell = { DATABASE_URL: 'postgres://app@127.0.0.1:9/app', AUTH_SECRET: 's'.repeat(32) };
  expect(checkDataFolder(await contextIn(doctorTree(), shell))).toMatchObject([{ status: 'ok' }]);
});
