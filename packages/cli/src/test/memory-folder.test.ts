import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempTree } from '../testing/temp-tree.ts';
import { makeMemoryFolder } from './memory-folder.ts';

const plenty = 64 * 1024 ** 3;

test('on a disk, without a file system, and with little memory there is none', () => {
  expect(makeMemoryFolder('/proc', plenty)).toBeNull();
  expect(makeMemoryFolder(join(tempTree({}), 'absent'), plenty)).toBeNull();
  expect(makeMemoryFolder('/dev/shm', 1024 ** 3)).toBeNull();
});

const own = makeMemoryFolder('/dev/shm', plenty);
own?.remove();

const needed = own === null ? ' [needs four free GiB in /dev/shm]' : '';

test.skipIf(own === null)(`others may enter it, it goes, and so does that of a run that was killed${needed}`, () => {
  // No process has this number: it is above the largest that Linux gives.
  const left = '/dev/shm/buniyad-tests-99999999-left';
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'a'), '');
  const folder = makeMemoryFolder('/dev/shm', plenty);
  onTestFinished(() => folder?.remove());
  expect(existsSync(left)).toBe(false);
  const path = folder?.path ?? '';
  expect(statSync(path).mode & 0o777).toBe(0o755);
  folder?.remove();
  expect(existsSync(path)).toBe(false);
});
