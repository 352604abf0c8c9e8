import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempTree } from '../testing/temp-tree.ts';
import { makeFolderIn, makeMemoryFolder } from './memory-folder.ts';

const plenty = 64 * 1024 ** 3;

test('without a file system in memory, and with little memory, there is none', () => {
  expect(makeMemoryFolder('/proc', plenty)).toBeNull();
  expect(makeMemoryFolder(join(tempTree({}), 'absent'), plenty)).toBeNull();
  expect(makeMemoryFolder('/dev/shm', 1024 ** 3)).toBeNull();
});

test('others may enter it; it goes, and so does that of a run that was killed', () => {
  // No process has this number: it is above the largest that Linux gives.
  const parent = tempTree({ 'buniyad-tests-99999999-left/a': '', 'buniyad-other/a': '' });
  const folder = makeFolderIn(parent);
  expect(existsSync(join(parent, 'buniyad-tests-99999999-left'))).toBe(false);
  expect(existsSync(join(parent, 'buniyad-other'))).toBe(true);
  expect(statSync(folder.path).mode & 0o777).toBe(0o755);
  folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});
