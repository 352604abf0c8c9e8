import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { chosenApp } from './apps.mjs';
import { main } from './cli.mjs';
import { inRoot } from './paths.mjs';

test('an unknown command lists the known ones and fails', async () => {
  const lines: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((line: string) => lines.push(line));
  const before = process.exitCode;
  onTestFinished(() => {
    spy.mockRestore();
    process.exitCode = before;
  });
  await main(['strat']);
  expect(process.exitCode).toBe(1);
  expect(lines.at(-1)).toContain('Unknown command "strat".');
  expect(lines.join('\n')).toContain('npm run start');
});

test('every script of the root package.json calls a command that exists', () => {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { scripts: Record<string, string> };
  const cli = readFileSync(inRoot('packages', 'cli', 'bin', 'cli.mjs'), 'utf8');
  for (const [name, script] of Object.entries(scripts)) {
    const command = /^node packages\/cli\/bin\/buniyad\.mjs (\S+)/.exec(script)?.[1] ?? '';
    expect(cli, name).toMatch(new RegExp(`^ {2}'?${command}'?: \\{$`, 'm'));
  }
});

const apps = readdirSync(inRoot('apps'));
const [anApp = ''] = apps;

test('whoever names no app gets the launchpad, or the only one', () => {
  const expected = apps.includes('launchpad') ? 'launchpad' : anApp;
  expect(chosenApp([])).toEqual({ id: expected, packageName: `@repo/${expected}` });
  expect(chosenApp([anApp])).toEqual({ id: anApp, packageName: `@repo/${anApp}` });
  expect(chosenApp([], [anApp])).toEqual({ id: anApp, packageName: `@repo/${anApp}` });
});

test('an app that does not exist gets the names of those that do', () => {
  expect(() => chosenApp(['../packages/db'])).toThrow('There is no app "../packages/db". Choose one of: ');
  expect(() => chosenApp([anApp, 'more'])).toThrow(`"${anApp} more" is more than one word. Choose one of: `);
  expect(() => chosenApp([], ['shop', 'farm'])).toThrow('Say which app. Choose one of: shop, farm.');
});

test('the first files have no static import and no newer syntax, so that old versions of Node can parse them', () => {
  for (const file of ['buniyad.mjs', 'node-version.mjs']) {
    const source = readFileSync(inRoot('packages', 'cli', 'bin', file), 'utf8');
    expect(source, file).not.toMatch(/^import .* from|\?\?|\?\.|\bawait\b|\bclass\b|#\w+\s*=/m);
  }
});
