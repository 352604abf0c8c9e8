import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { tempTree } from '../testing/temp-tree.ts';
import type { Check } from './check.mjs';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as `npm run doctor` does. */
async function doctor(tree: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(tree, 'packages/cli/bin/buniyad.mjs'), 'doctor', ...args], {
    env: { PATH, HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

const report = ({ out }: Ran): { ok: boolean; checks: Check[] } => JSON.parse(out);

/** The repository before an install. */
function clone(): string {
  const tree = tempTree({ 'apps/shop/package.json': '{"name":"@repo/shop"}' });
  for (const name of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) cpSync(join(root, name), join(tree, name));
  for (const name of ['package.json', 'bin', 'src/doctor'])
    cpSync(join(root, 'packages/cli', name), join(tree, 'packages/cli', name), { recursive: true });
  return tree;
}

test('before an install it says so, runs without a package, and installs nothing', { timeout: 60_000 }, async () => {
  const tree = clone();
  const ran = await doctor(tree, ['--json']);
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(report(ran).checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'tools.node ok',
    'tools.npm ok',
    'tools.packages note',
  ]);
  expect(existsSync(join(tree, 'node_modules'))).toBe(false);
  expect(existsSync(join(tree, '.tools'))).toBe(false);
});

test('with --json there is nothing else on standard output, and the exit code says what it says', {
  timeout: 60_000,
}, async () => {
  const dataDir = join(tempTree({ kept: '' }), 'data');
  const ran = await doctor(root, ['--json'], { DATA_DIR: dataDir, AUTH_SECRET: 'too short' });
  expect(ran.err).toBe('');
  const { ok, checks } = report(ran);
  expect([ok, ran.code]).toEqual([false, 1]);
  for (const check of checks) expect(Object.keys(check)).toEqual(['id', 'status', 'found', 'fix']);
  expect(checks.find(({ id }) => id === 'env.AUTH_SECRET')).toMatchObject({ status: 'fault' });
  expect(ran.out).not.toContain('too short');
  const groups = new Set(checks.map(({ id }) => id.split('.')[0]));
  expect([...groups]).toEqual(['tools', 'config', 'env', 'network', 'data', 'database', 'build', 'model', 'service', 'tests']);
  expect(existsSync(dataDir)).toBe(false);
});

test('without it a person reads lines, without colour where this is no terminal', { timeout: 60_000 }, async () => {
  const { out, err } = await doctor(clone(), []);
  expect(err).toBe('');
  expect(out).toMatch(/^Tools\n {2}✓ Node /);
  expect(out).not.toContain('\u001b');
});

test('a flag that it does not know is refused', async () => {
  expect(await doctor(root, ['--fix'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('doctor knows --json only, not --fix'),
  });
});
