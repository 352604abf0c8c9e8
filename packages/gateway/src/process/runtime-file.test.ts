import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, expect, test } from 'vitest';
import { readRuntimeFile, removeRuntimeFile, writeRuntimeFile } from './runtime-file.ts';

const folder = tempDir('runtime-file');
afterAll(() => folder.remove());
const runtime = { url: 'http://127.0.0.1:8080', token: 'abc', pid: 7 };

test('is read back, and readable by its owner alone, even where an open file was', () => {
  const path = join(folder.path, 'new', 'gateway.json');
  writeRuntimeFile(path, { ...runtime, pid: 6 });
  const open = join(folder.path, 'open.json');
  writeFileSync(open, 'old', { mode: 0o644 });
  for (const file of [path, open]) {
    writeRuntimeFile(file, runtime);
    expect(readRuntimeFile(file)).toEqual(runtime);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
});

test('is removed by the process that wrote it, and by no other', () => {
  const path = join(folder.path, 'gateway.json');
  writeRuntimeFile(path, runtime);
  removeRuntimeFile(path, 8);
  expect(readRuntimeFile(path)).toEqual(runtime);
  removeRuntimeFile(path, 7);
  expect(readRuntimeFile(path)).toBeNull();
});

test('what is no runtime file is null', () => {
  const path = join(folder.path, 'broken.json');
  writeFileSync(path, '{"url":"x"');
  expect(readRuntimeFile(path)).toBeNull();
});
