import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { readImports } from '../../src/directions/read-imports.ts';
import { readWorkspaces } from '../../src/workspace/read-workspaces.ts';

/** Words that server code contains, screens and their messages do not, and minifying leaves as they are. */
const serverWords = [
  /PrismaClient/,
  /\$(?:query|execute)Raw/,
  /set_config\(/,
  /pglite/,
  /better-auth/,
  /nodemailer/,
  /scrypt/,
  /["'`]node:[a-z]/,
  /__vite-browser-external/,
];

const apps = readWorkspaces(root).filter(({ kind }) => kind === 'app');

test('there are apps to look at', () => {
  expect(apps.length).toBeGreaterThan(0);
});

describe.each(apps)('$folder', ({ folder }) => {
  const web = join(root, folder, 'dist', 'web');
  const scripts = existsSync(web)
    ? readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => /\.m?js$/.test(file))
    : [];

  test('is built', () => {
    expect(scripts.length).toBeGreaterThan(0);
    expect(existsSync(join(root, folder, 'dist', 'server.js'))).toBe(true);
  });

  test.each(serverWords)('sends no %s to the browser', (word) => {
    expect(scripts.filter((file) => word.test(readFileSync(join(web, file), 'utf8')))).toEqual([]);
  });

  test('bundles our own packages into the server', () => {
    const file = join(root, folder, 'dist', 'server.js');
    const imports = readImports(file, readFileSync(file, 'utf8')).map(({ specifier }) => specifier);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((specifier) => specifier.startsWith('@repo/'))).toEqual([]);
    const relative = imports.filter((specifier) => specifier.startsWith('.'));
    expect(relative.filter((specifier) => !existsSync(join(root, folder, 'dist', specifier)))).toEqual([]);
  });

  // The bundler escapes letters where it can: not in String.raw, where \u0627 in a pattern says the same.
  test('has a server of one byte a character, because V8 keeps the source', () => {
    const lines = readFileSync(join(root, folder, 'dist', 'server.js'), 'utf8').split('\n');
    expect(lines.filter((line) => /[^\0-\xff]/.test(line))).toEqual([]);
  });

  test.each([/class Stripe\b/, /createTransport/])('does not load %s at every start', (word) => {
    const file = join(root, folder, 'dist', 'server.js');
    expect(readFileSync(file, 'utf8')).not.toMatch(word);
  });
});
