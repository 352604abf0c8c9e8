import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { expect, test } from 'vitest';
import { openDataDir } from './data-dir.ts';

test('the folder is made beside the product, for this user alone', () => {
  const base = tempDir('data');
  const path = openDataDir('.data/deep', base.path);
  expect(path).toBe(join(base.path, '.data/deep'));
  expect(statSync(path).mode & 0o777).toBe(0o700);
  base.remove();
});

test('a folder that cannot be made is one line that says what to do', () => {
  const base = tempDir('data');
  writeFileSync(join(base.path, 'file'), '');
  expect(() => openDataDir('file/data', base.path)).toThrow(
    /^The data folder \S+ cannot be written to \(ENOTDIR\)\. Set DATA_DIR/,
  );
  base.remove();
});
