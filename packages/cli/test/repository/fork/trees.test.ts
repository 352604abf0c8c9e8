import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../../bin/paths.mjs';
import { checkDirections } from '../../../src/directions/check-directions.ts';
import { readEntries, readSections } from '../../../src/fork/lockfile/read-lockfile.ts';
import { sentenceFilter } from '../../../src/fork/readme/write-readme.ts';
import { forked, house, othersThan, planOf, textsOf, writeTo } from '../../../src/fork/testing/whole-template.ts';
import { boundaries } from '../../../src/lint/checks.ts';
import { checkHouseRules } from '../../../src/lint/house-rules.ts';
import { readWorkspaces } from '../../../src/workspace/read-workspaces.ts';

const biome = inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome');

test('there are verticals to fork', () => {
  expect(house.verticals.length).toBeGreaterThan(0);
});

describe.each(forked)('$id alone', ({ id, engine }) => {
  const tree = planOf(id);
  const folder = tempDir(`fork-${id}`);
  beforeAll(() => writeTo(folder.path, tree));
  afterAll(folder.remove);

  test('has one app, and its engine only', () => {
    const folders = readWorkspaces(folder.path).map((workspace) => workspace.folder);
    expect(folders.filter((each) => each.startsWith('apps/'))).toEqual([`apps/${id}`]);
    const engines = house.verticals.flatMap((each) => (each.engine === undefined ? [] : [`packages/${each.engine}`]));
    expect(folders.filter((each) => engines.includes(each))).toEqual(engine === undefined ? [] : [`packages/${engine}`]);
    expect(folders).toContain('packages/cli');
  });

  test('breaks no rule of the house, and imports nothing that is gone', () => {
    expect(checkDirections(folder.path)).toEqual([]);
    expect(checkHouseRules(folder.path)).toEqual([]);
  });

  test('keeps the boundaries that its turbo.json draws', async () => {
    expect(await boundaries.run(folder.path)).toBe('');
  });

  test('is formatted where it was rewritten', () => {
    const rewritten = [...tree].filter(([path, text]) => text !== null && /\.(?:ts|json)$/.test(path)).map(([path]) => path);
    expect(rewritten).toContain('turbo.json');
    const { stdout, stderr, status } = spawnSync(process.execPath, [biome, 'check', '--colors=off', ...rewritten], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).toContain(`Checked ${rewritten.length} files`);
    expect(status).toBe(0);
  });

  test('has links on its pages that lead somewhere', () => {
    const pages = textsOf(tree).filter(([path]) => path.endsWith('.md'));
    const dead = pages.flatMap(([path, text]) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)/g)].flatMap(([, target = '']) =>
        existsSync(join(folder.path, dirname(path), target)) ? [] : [`${path}: ${target}`],
      ),
    );
    expect(dead).toEqual([]);
  });

  test('has a first page without a sentence about another vertical', () => {
    const speaks = sentenceFilter([...othersThan(id).flatMap(({ words }) => words), 'launchpad']);
    const readme = readFileSync(join(folder.path, 'README.md'), 'utf8');
    expect(readme.split('\n').filter((line) => speaks(line))).toEqual([]);
    for (const heading of ['Two commands', 'What is in it', 'The tree', 'Real services', 'Limits', 'Licence'])
      expect(readme).toMatch(new RegExp(`^## ${heading}.*\\n\\n\\S`, 'm'));
  });

  test('has a lockfile of its own folders', () => {
    const sections = readSections(readFileSync(join(folder.path, 'pnpm-lock.yaml'), 'utf8'));
    const importers = sections.find(({ name }) => name === 'importers');
    const keys = importers ? readEntries(importers).map(({ key }) => key) : [];
    expect(keys).toEqual(['.', ...readWorkspaces(folder.path).map((workspace) => workspace.folder)]);
  });
});
