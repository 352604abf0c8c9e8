import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { readWorkspaces } from '../../src/workspace/read-workspaces.ts';

/** Words that only server code contains, and that minifying leaves as they are. */
const serverWords = [
  'PrismaClient',
  '$queryRaw',
  'pglite',
  'better-auth',
  'nodemailer',
  'DATABASE_URL',
  'AUTH_SECRET',
  'node:fs',
  'node:crypto',
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
    expect(scripts.filter((file) => readFileSync(join(web, file), 'utf8').includes(word))).toEqual([]);
  });

  test('bundles our own packages into the server, and no database driver', () => {
    const server = readFileSync(join(root, folder, 'dist', 'server.js'), 'utf8');
    expect(server).not.toMatch(/from\s*["']@repo\//);
    expect(server).not.toContain('../../packages/');
  });
});
