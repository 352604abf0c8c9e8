import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toolEnv } from '../../bin/env.mjs';
import { inRoot } from '../../bin/paths.mjs';
import { ensurePnpm } from '../../bin/pnpm.mjs';
import { satisfies } from '../../src/testing/satisfies.ts';

interface Locked {
  readonly name: string;
  readonly version: string;
  /** The range of Node that it asks for. */
  readonly node: string | undefined;
}

/** The entries under `packages:` of the lockfile. */
function lockedPackages(): Locked[] {
  const text = readFileSync(inRoot('pnpm-lock.yaml'), 'utf8');
  const section = /^packages:\n([\s\S]*?)^\S/m.exec(text)?.[1] ?? '';
  return section.split(/\n(?= {2}\S)/).flatMap((entry) => {
    const key = /^ {2}'?(@?[^@'\s]+)@([^':\s]+)'?:/.exec(entry.replace(/^\n/, ''));
    if (!key?.[1] || !key[2]) return [];
    return [{ name: key[1], version: key[2], node: /engines: \{.*?node: '?([^'}]+?)'?[,}]/.exec(entry)?.[1] }];
  });
}

const locked = lockedPackages();

test('the lockfile stays small', () => {
  expect(locked.length).toBeGreaterThan(200);
  expect(locked.length).toBeLessThan(700);
});

test.each(['pg', 'better-call', 'zod', 'react', 'react-dom', '@prisma/client', 'better-auth', 'kysely'])(
  'there is one copy of %s',
  (name) => {
    expect(locked.filter((entry) => entry.name === name).map(({ version }) => version)).toHaveLength(1);
  },
);

test('the packages of one family have one version', () => {
  const family = (...names: string[]) => [
    ...new Set(locked.filter(({ name }) => names.includes(name)).map(({ version }) => version)),
  ];
  expect(family('prisma', '@prisma/client', '@prisma/adapter-pg', '@prisma/driver-adapter-utils')).toEqual(['7.10.0']);
  expect(family('@trpc/server', '@trpc/client')).toHaveLength(1);
});

test('nothing asks for more than Node 20.19, except what never runs here', () => {
  const demanding = locked.filter(({ node }) => node !== undefined && !satisfies('20.19.0', node)).map(({ name }) => name);
  // Prisma's command line brings it for its own development server, which is not used.
  expect(demanding).toEqual(['@prisma/streams-local']);
});

test('no peer dependency is unmet', async () => {
  const { command, directory } = await ensurePnpm();
  const [program = '', ...args] = command;
  const printed = execFileSync(program, [...args, 'peers', 'check'], {
    cwd: inRoot(),
    env: toolEnv([directory]),
    encoding: 'utf8',
  });
  expect(printed).toContain('No peer dependency issues found');
});

describe('package.json', () => {
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { devDependencies: Record<string, string> };

  test('names exact versions: npm must be able to read it to refuse a mistaken npm install', () => {
    for (const version of Object.values(manifest.devDependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('agrees with the catalog', () => {
    const catalog = readFileSync(inRoot('pnpm-workspace.yaml'), 'utf8');
    for (const [name, version] of Object.entries(manifest.devDependencies)) {
      const pinned = new RegExp(`^ {2}"?${name}"?: (.+)$`, 'm').exec(catalog)?.[1];
      expect(pinned ?? version).toBe(version);
    }
  });
});
