import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, expect, test } from 'vitest';
import { fileHash } from './file-hash.ts';

const folder = tempDir('file-hash');
afterAll(() => folder.remove());

test('"abc" has the digest of FIPS 180-2 appendix B.1', async () => {
  const path = join(folder.path, 'abc');
  writeFileSync(path, 'abc');
  expect(await fileHash(path)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
