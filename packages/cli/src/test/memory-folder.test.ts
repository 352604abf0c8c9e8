import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempTree } from '../testing/temp-tree.ts';
import { folderIn, makeMemoryFolder } from './memory-folder.ts';

const plenty = 64 * 1024 ** 3;

test('on a disk, without a file system, and with little memory there is none', () => {
  expect(makeMemoryFolder('/proc', plenty)).toBeNull();
  expect(makeMemoryFolder(join(tempTree({}), 'absent'), plenty)).toBeNull();
  expect(makeMemoryFolder('/dev/shm', 1024 ** 3)).toBeNull();
});

test('others may enter a folder, it goes, and so does that of a run that was killed', () => {
  const parent = tempTree({});
  // No process has this number: it is above the largest that Linux gives.
  const left = join(parent, 'buniyad-tests-99999999-left');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'a'), '');
  const folder = folderIn(parent);
  onTestFinished(() => folder?.remove());
  expect(existsSync(left)).toBe(false);
  const path = folder?.path ?? '';
  expect(statSync(path).mode & 0o777).toBe(0o755);
  folder?.remove();
  expect(existsSync(path)).toBe(false);
});
