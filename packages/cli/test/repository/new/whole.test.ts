/** A new vertical in a copy of the repository: what `npm test` asks of a vertical, asked at once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toolEnv } from '../../../bin/env.mjs';
import { inRoot } from '../../../bin/paths.mjs';
import { checkDirections } from '../../../src/directions/check-directions.ts';
import { boundaries } from '../../../src/lint/checks.ts';
import { checkHouseRules } from '../../../src/lint/house-rules.ts';
import { newIn } from '../../../src/new/command.ts';
import { formatTree } from '../../../src/new/format-tree.ts';
import { copyHouse, linkPackages } from '../../../src/new/testing/whole-house.ts';

const patient = { timeout: 300_000 };
/** Long enough that lines break at other places than in the template. */
const id = 'court-dates-of-the-district-42';
const folder = tempDir('new-vertical');
const app = join(folder.path, 'apps', id);
const database = join(folder.path, 'packages/db');

beforeAll(async () => {
  copyHouse(folder.path);
  await newIn([id], { root: folder.path, now: new Date(), say: () => {}, format: formatTree });
  linkPackages(folder.path);
  expect(await run(database, join(database, 'scripts/generate.mjs'))).toContain('Generated Prisma Client');
}, patient.timeout);
afterAll(folder.remove);

/** What a program printed, its exit code last. */
async function run(cwd: string, program: string, ...args: string[]): Promise<string> {
  const { TEST_POSTGRES_URL, ...env } = toolEnv();
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    // The embedded database is enough here; the suites of the repository itself run on both.
    env: { ...env, BUNIYAD_POSTGRES: '', NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const [code] = await once(child, 'close');
  return `${printed}\nexit code ${code}`;
}

const tool = (workspace: string, name: string, file: string) => join(folder.path, workspace, 'node_modules', name, file);

test('it keeps the rules, the directions and the form of the house', patient, async () => {
  expect(checkDirections(folder.path)).toEqual([]);
  expect(checkHouseRules(folder.path)).toEqual([]);
  expect(await boundaries.run(folder.path)).toBe('');
  const biome = inRoot('node_modules/@biomejs/biome/bin/biome');
  const printed = await run(folder.path, biome, 'check', '--error-on-warnings', '--colors=off', `apps/${id}`, 'apps/launchpad');
  expect(printed).toMatch(/Checked \d{2,} files.*No fixes applied\.\s+exit code 0$/s);
});

test('its types hold, and so do those of the launchpad with it', patient, async () => {
  for (const workspace of [`apps/${id}`, 'apps/launchpad']) {
    const printed = await run(join(folder.path, workspace), tool(workspace, 'typescript', 'bin/tsc'), '-p', 'tsconfig.json');
    expect(printed.trim()).toBe('exit code 0');
  }
});

test('its schema and its migration agree', patient, async () => {
  const printed = await run(database, tool('packages/db', 'tsx', 'dist/cli.mjs'), 'scripts/db-diff.ts');
  expect(printed).toContain('The migrations and the schema agree: nothing to write.');
});

test('its table keeps the rules of a tenant’s table', patient, async () => {
  const vitest = tool('packages/db', 'vitest', 'vitest.mjs');
  const printed = await run(database, vitest, 'run', 'src/tenancy/tenant-tables.test.ts');
  expect(printed).toMatch(/Tests {2}\d+ passed/);
  expect(printed).toMatch(/exit code 0$/);
  const schema = readFileSync(join(database, `prisma/schema/${id}.prisma`), 'utf8');
  expect(readFileSync(join(database, 'src/generated/models.ts'), 'utf8')).toContain(/^model (\w+)/m.exec(schema)?.[1] ?? '?');
});

test('its own tests pass, and as in a fork its own leak matrix', patient, async () => {
  rmSync(join(folder.path, 'apps/launchpad/src/leak-matrix.test.ts'));
  const printed = await run(app, tool(`apps/${id}`, 'vitest', 'vitest.mjs'), 'run');
  expect(printed).toMatch(/Test Files {2}9 passed \(9\)/);
  expect(printed).toMatch(/exit code 0$/);
});
