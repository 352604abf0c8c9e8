/** `npm run build` of this package: the seed that a first start unpacks instead of initialising PostgreSQL. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildSeed } from '../src/embedded/build-seed.ts';
import { seedFile } from '../src/embedded/seed.ts';
import { run } from './command.ts';

await run(async () => {
  const file = seedFile();
  if (!existsSync(file)) await buildSeed(file);

  // Seeds of other migrations are of no use any more.
  const dir = dirname(file);
  for (const name of readdirSync(dir)) {
    if (name.startsWith('seed-') && name !== basename(file)) rmSync(join(dir, name));
  }
  console.log(`Seed of the embedded database: dist/${basename(file)}`);
  return null;
});
