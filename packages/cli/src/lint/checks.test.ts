import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { manifest, tempTree } from '../testing/temp-tree.ts';
import { biome, boundaries, directions } from './checks.ts';

/** Two packages under the repository's own rules; `facts` stands below `db`. */
function house(files: Readonly<Record<string, string>>): string {
  const path = tempTree({
    'package.json': JSON.stringify({ name: 'house', private: true, packageManager: 'pnpm@12.21.0' }),
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    'packages/facts/package.json': manifest('@repo/facts'),
    'packages/facts/turbo.json': '{ "extends": ["//"], "tags": ["facts"] }\n',
    'packages/db/package.json': manifest('@repo/db', ['@repo/facts']),
    'packages/db/turbo.json': '{ "extends": ["//"], "tags": ["db"] }\n',
    'packages/db/src/index.ts': "export const database = 'open';\n",
    ...files,
  });
  for (const file of ['turbo.json', 'biome.json', '.gitignore']) copyFileSync(join(root, file), join(path, file));
  return path;
}

const upwards = {
  'packages/facts/package.json': manifest('@repo/facts', [], ['@repo/db']),
  'packages/facts/src/index.ts': "import { database } from '@repo/db';\n\nexport const state = database;\n",
};

test('Turborepo refuses a dev-dependency in the wrong direction', async () => {
  expect(await boundaries.run(house({}))).toBe('');
  expect(await boundaries.run(house(upwards))).toContain('Package `@repo/db` found without any tag listed in allowlist');
});

test('our own check refuses the dependency and the import', async () => {
  expect(await directions.run(house({}))).toBe('');
  expect((await directions.run(house(upwards))).split('\n')).toEqual(
    [
      'packages/facts/src/index.ts:1  packages/facts may not import packages/db',
      'packages/facts/package.json  packages/facts may not import packages/db',
    ].toSorted(),
  );
});

test('Biome refuses a database driver outside packages/db, and lets packages/db have it', async () => {
  const driver = "import pg from 'pg';\n\nexport const pool = new pg.Pool();\n";
  const complaint = await biome(false).run(house({ 'packages/facts/src/index.ts': driver }));
  expect(complaint).toContain('packages/facts/src/index.ts');
  expect(complaint).toContain('Only packages/db speaks to a database.');
  expect(await biome(false).run(house({ 'packages/db/src/index.ts': driver }))).not.toContain('Only packages/db speaks');
});

test('Biome refuses raw SQL and physical directions', async () => {
  const complaint = await biome(false).run(
    house({
      'packages/facts/src/sql.ts':
        'export const rows = (db: { $queryRaw(text: string): string }) => db.$queryRaw("SELECT 1");\n',
      'packages/facts/src/page.tsx': 'export const Page = () => <p className="ml-4">x</p>;\n',
      'packages/facts/src/page.css': '.page {\n  margin-left: 1rem;\n}\n',
    }),
  );
  expect(complaint).toContain('SQL is written in packages/db only.');
  expect(complaint).toContain('Use ms-*');
  expect(complaint).toContain('margin-inline-start');
});
