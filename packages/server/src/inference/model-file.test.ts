import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findModelFile, modelFolder } from './model-file.ts';

let folder: TempDir;
beforeEach(() => {
  folder = tempDir('models');
});
afterEach(() => folder.remove());

const find = (modelPath?: string) => findModelFile({ modelPath, root: folder.path, dataDir: folder.path });

/** @param age seconds since it was written */
function put(name: string, age: number): string {
  mkdirSync(modelFolder(folder.path), { recursive: true });
  const path = join(modelFolder(folder.path), name);
  writeFileSync(path, name);
  const at = Date.now() / 1000 - age;
  utimesSync(path, at, at);
  return path;
}

test('no folder and an empty one hold none', async () => {
  expect(await find()).toBeNull();
  mkdirSync(modelFolder(folder.path));
  expect(await find()).toBeNull();
});

test('the newest model that can answer is taken, of one in parts the first', async () => {
  put('old.gguf', 300);
  const newest = put('Big-00001-of-00002.GGUF', 200);
  put('Big-00002-of-00002.GGUF', 100);
  put('bge-m3.gguf', 50);
  put('notes.txt', 10);
  mkdirSync(join(modelFolder(folder.path), 'folder.gguf'));
  expect((await find())?.path).toBe(newest);
});

test('the one that somebody chose is taken, whatever it is called, until it is gone', async () => {
  const chosen = put('bge-m3.gguf', 300);
  const newest = put('new.gguf', 1);
  writeFileSync(join(modelFolder(folder.path), 'current.json'), JSON.stringify({ file: 'bge-m3.gguf' }));
  expect((await find())?.path).toBe(chosen);
  rmSync(chosen);
  expect((await find())?.path).toBe(newest);
});

test('MODEL_PATH wins over the folder, begins at the root, and may name nothing', async () => {
  put('other.gguf', 1);
  writeFileSync(join(folder.path, 'own.gguf'), 'x');
  expect(await find('own.gguf')).toMatchObject({ path: join(folder.path, 'own.gguf'), version: expect.any(String) });
  expect(await find('/nowhere/model.gguf')).toEqual({ path: '/nowhere/model.gguf', version: null });
  expect((await find('.'))?.version).toBeNull();
});

test('another content is another version', async () => {
  const path = put('a.gguf', 100);
  const before = await find();
  writeFileSync(path, 'longer than before');
  expect((await find())?.version).not.toBe(before?.version);
});
