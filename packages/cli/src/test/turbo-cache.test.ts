import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toolEnv } from '../../bin/env.mjs';
import { inRoot } from '../../bin/paths.mjs';
import { ensurePnpm } from '../../bin/pnpm.mjs';
import { turboCommand } from '../../bin/turbo.mjs';
import { tempTree } from '../testing/temp-tree.ts';
import { runTurboTasks } from './turbo-tasks.ts';

const count = `node -e "fs.mkdirSync('.results', { recursive: true }); fs.writeFileSync('.results/unit.json', '{}')"`;
const build = `node -e "fs.mkdirSync('dist', { recursive: true }); fs.writeFileSync('dist/out.js', '')"`;
const workspace = (name: string, scripts: Record<string, string>, ...dependencies: string[]) =>
  JSON.stringify({
    name,
    version: '0.0.0',
    scripts,
    dependencies: Object.fromEntries(dependencies.map((id) => [id, 'workspace:*'])),
  });

test("the repository's own turbo.json: what is cached, and what makes it run again", { timeout: 300_000 }, async () => {
  const root = tempTree({
    'package.json': JSON.stringify({ name: 'house', private: true, packageManager: 'pnpm@12.21.0' }),
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - apps/*\npmOnFail: ignore\nverifyDepsBeforeRun: false\n',
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    'brand.ts': '',
    'packages/facts/package.json': workspace('@repo/facts', { test: count }),
    'packages/facts/src/money.ts': 'export const money = 1;\n',
    'packages/facts/src/money.test.ts': '',
    'apps/shop/package.json': workspace('@repo/shop', { test: count, build }, '@repo/facts'),
  });
  for (const file of ['turbo.json', '.gitignore']) copyFileSync(inRoot(file), join(root, file));
  const pnpm = await ensurePnpm();
  /** Which tasks ran, rather than came from the cache. */
  const ran = async (env: Record<string, string> = { BUNIYAD_CHROMIUM: '', BUNIYAD_POSTGRES: '' }) => {
    const call = {
      root,
      command: turboCommand,
      // Whatever run this test is part of.
      env: { ...toolEnv([pnpm.directory]), TEST_DEEP: '', ...env },
      tasks: ['build', 'test'],
      flags: [],
    };
    const tasks = await runTurboTasks(call, () => {});
    expect(tasks.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    return tasks
      .filter(({ cached }) => !cached)
      .map(({ id }) => id)
      .toSorted();
  };
  const [factsTest, appBuild, appTest] = ['@repo/facts#test', '@repo/shop#build', '@repo/shop#test'];

  expect(await ran()).toEqual([factsTest, appBuild, appTest]);
  rmSync(join(root, 'packages/facts/.results'), { recursive: true });
  rmSync(join(root, 'apps/shop/dist'), { recursive: true });
  expect(await ran(), 'nothing changed').toEqual([]);
  expect(existsSync(join(root, 'packages/facts/.results/unit.json')), 'counts come back from the cache').toBe(true);
  expect(existsSync(join(root, 'apps/shop/dist/out.js'))).toBe(true);

  const withChromium = { BUNIYAD_CHROMIUM: '/usr/bin/chromium', BUNIYAD_POSTGRES: '' };
  expect(await ran(withChromium), 'Chromium is there now').toEqual([factsTest, appTest]);
  expect(await ran({ ...withChromium, TEST_POSTGRES_URL: 'postgres://127.0.0.1:1/x' }), 'the port of a cluster').toEqual([]);
  expect(await ran({ ...withChromium, TEST_DEEP: '1' }), 'a deep run').toEqual([factsTest, appTest]);

  writeFileSync(join(root, 'packages/facts/src/money.ts'), 'export const money = 2;\n');
  expect(await ran(), 'a source of a package').toEqual([factsTest, appBuild, appTest]);
  writeFileSync(join(root, 'packages/facts/src/money.test.ts'), '// changed\n');
  expect(await ran(), 'a test of a package').toEqual([factsTest]);
  writeFileSync(join(root, 'brand.ts'), '// changed\n');
  expect(await ran(), "the founder's file").toEqual([factsTest, appBuild, appTest]);
});
