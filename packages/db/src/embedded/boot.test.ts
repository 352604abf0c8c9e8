import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { expect, test } from 'vitest';
import { migrate } from '../migrations/migrate.ts';
import { testSeed } from '../testing/test-seed.ts';
import { layoutOf } from './layout.ts';
import { openEmbedded } from './open-embedded.ts';

test('a start from the seed has nothing left to migrate, whatever a killed start left behind', async () => {
  const dir = tempDir('boot');
  const unfinished = `${layoutOf(dir.path).database}.new`;
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'PG_VERSION'), '18\n');
  const { pool, close } = await openEmbedded({ dataDir: dir.path, seed: await testSeed() });
  expect(await migrate({ pool })).toEqual({ applied: [] });
  await close();
  dir.remove();
});
