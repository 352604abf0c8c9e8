import { expect, test } from 'vitest';
import { toolEnv } from '../../bin/env.mjs';
import { ensurePnpm } from '../../bin/pnpm.mjs';
import { turboCommand } from '../../bin/turbo.mjs';
import { tempTree } from '../testing/temp-tree.ts';
import { runTurboTasks } from './turbo-tasks.ts';

const workspace =
  (scripts: Record<string, string>, dependencies: Record<string, string> = {}) =>
  (name: string) =>
    JSON.stringify({ name, version: '0.0.0', scripts, dependencies });

test('says what became of every task: passed, failed, cached, and never run', { timeout: 60_000 }, async () => {
  const root = tempTree({
    'package.json': JSON.stringify({ name: 'house', private: true, packageManager: 'pnpm@12.21.0' }),
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\npmOnFail: ignore\nverifyDepsBeforeRun: false\n',
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    '.gitignore': '.turbo/\n',
    'turbo.json': JSON.stringify({
      tasks: { build: { dependsOn: ['^build'] }, test: { dependsOn: ['build'] }, whole: { cache: false } },
    }),
    'packages/broken/package.json': workspace({ build: 'exit 3' })('@repo/broken'),
    'packages/top/package.json': workspace({ test: 'echo never' }, { '@repo/broken': 'workspace:*' })('@repo/top'),
    'packages/good/package.json': workspace({ test: 'echo hello', whole: 'echo everything' })('@repo/good'),
  });
  const pnpm = await ensurePnpm();
  const call = {
    root,
    command: turboCommand,
    env: toolEnv([pnpm.directory]),
    tasks: ['test', 'whole'],
    flags: ['--concurrency=2'],
  };
  const heard: string[] = [];
  const first = await runTurboTasks(call, (id, text) => heard.push(`${id} ${text}`));
  const outcome = first.map(({ id, folder, exitCode, cached }) => [id, folder, exitCode, cached]);
  expect(outcome.toSorted()).toEqual([
    ['@repo/broken#build', 'packages/broken', 3, false],
    ['@repo/good#test', 'packages/good', 0, false],
    ['@repo/good#whole', 'packages/good', 0, false],
    ['@repo/top#test', 'packages/top', null, false],
  ]);
  expect(heard).toContain('@repo/good#test hello');
  expect(first.find(({ id }) => id === '@repo/good#test')?.log).toContain('hello');
  expect(first.find(({ id }) => id === '@repo/good#whole')?.log).toContain('everything');

  const second = await runTurboTasks(call, () => {});
  expect(second.find(({ id }) => id === '@repo/good#test')).toMatchObject({ exitCode: 0, cached: true });
});
