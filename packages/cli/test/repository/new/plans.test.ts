import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { pruneLockfile } from '../../../src/fork/lockfile/prune-lockfile.ts';
import { readDependencies, readEntries, readSections } from '../../../src/fork/lockfile/read-lockfile.ts';
import { house, source } from '../../../src/fork/testing/whole-template.ts';
import { checkForks } from '../../../src/new/check-forks.ts';
import { checkForm, checkFree } from '../../../src/new/check-name.ts';
import { addToApp, composedApp } from '../../../src/new/compose-launchpad.ts';
import { planNew } from '../../../src/new/plan-new.ts';
import { plannedTree } from '../../../src/new/planned-tree.ts';
import { readTemplate } from '../../../src/new/read-template.ts';
import { servedPaths } from '../../../src/new/reserved-names.ts';
import { spellingsOf } from '../../../src/new/spellings.ts';

const template = readTemplate();
const now = new Date('2030-01-01T00:00:00Z');
const planOf = (id: string, name = {}) => planNew(source, template, spellingsOf(id, name), now);
const composed = [...[...template.app.values()].filter((text) => text.includes('__camel__')), source.text(composedApp)];
const longest = 'court-dates-of-the-district-42';

describe.each(['legal-aid', 'ab-1', longest, 'select-from-table', 'x9-8y', 'user-null-desk'])('%s', (id) => {
  const { added, changed } = planOf(id);

  test('may be made', () => {
    checkForm(id);
    checkFree(spellingsOf(id), source, house, composed);
    checkForks(plannedTree(source, { added, changed }), spellingsOf(id));
  });

  test('leaves no placeholder, and every file parses', () => {
    const all = [...added, ...changed];
    expect(added.size).toBeGreaterThan(40);
    expect(all.filter(([path, text]) => /__[a-zA-Z]+__/.test(text + path)).map(([path]) => path)).toEqual([]);
    const broken = all.filter(([path, text]) => {
      if (path.endsWith('.json')) JSON.parse(text);
      return /\.tsx?$/.test(path) && parseSync(path, text).errors.length > 0;
    });
    expect(broken.map(([path]) => path)).toEqual([]);
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('gives its browser tests one more try, as all suites do', () => {
    expect(added.get(`apps/${id}/vitest.browser.config.ts`)).toMatch(/^ {4}retry: 1,$/m);
  });

  test('has the same messages in both languages, all under its name', () => {
    const keys = (locale: string) => Object.keys(JSON.parse(added.get(`apps/${id}/src/messages/${locale}.json`) ?? '{}'));
    expect(keys('ur').length).toBeGreaterThan(15);
    expect(keys('ur')).toEqual(keys('en'));
    expect(keys('ur')).toEqual(keys('ur').toSorted());
    expect(keys('ur').filter((key) => !key.startsWith(`${id}.`))).toEqual([]);
  });

  test('has an entry in the lockfile, in its order, whose packages are all there', () => {
    const lockfile = changed.get('pnpm-lock.yaml') ?? '';
    const importers = readEntries(readSections(lockfile).find(({ name }) => name === 'importers') ?? { name: '', text: '' });
    const keys = importers.map(({ key }) => key);
    expect(keys).toEqual(keys.toSorted());
    const own = importers.find(({ key }) => key === `apps/${id}`);
    const manifest = JSON.parse(added.get(`apps/${id}/package.json`) ?? '{}');
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.fromEntries((own ? readDependencies(own) : []).map(({ name, specifier }) => [name, specifier]))).toEqual(
      wanted,
    );
    // Nothing is missing, and nothing else changed.
    expect(pruneLockfile(lockfile, new Set(keys))).toBe(lockfile);
    expect(lockfile.length - source.text('pnpm-lock.yaml').length).toBeLessThan(4000);
  });

  test('names nothing in SQL that PostgreSQL would cut short', () => {
    const sql = [...added].find(([path]) => path.endsWith('/migration.sql'))?.[1] ?? '';
    const names = [...sql.matchAll(/"(\w+)"/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => name.length > 63)).toEqual([]);
  });
});

test('two letters are enough for a form, thirty are not too many', () => {
  for (const id of ['zq', longest]) expect(() => checkForm(id)).not.toThrow();
  expect(longest).toHaveLength(30);
  expect(() => checkForm(`${longest}1`)).toThrow('2 to 30');
});

test('a name with quotes and signs is text wherever it stands', () => {
  const name = { en: `O'Neil & "Sons" <b> \\ \${x}`, ur: 'ریکارڈ کا گھر' };
  const { added } = planOf('legal-aid', name);
  const file = 'apps/legal-aid/src/vertical.ts';
  const literal = /name: \{ ur: .*, en: (.*) \},/.exec(added.get(file) ?? '')?.[1] ?? '';
  const { program, errors } = parseSync('name.ts', `export default ${literal};`);
  expect(errors).toEqual([]);
  expect(JSON.stringify(program)).toContain(JSON.stringify(name.en).slice(1, -1));
  expect(added.get('apps/legal-aid/README.md')).toContain('\\<b\\>');
});

test('paths that the platform serves are those that defineVertical refuses', () => {
  const declared =
    /const reserved = new Set\(\s*\[([\s\S]*?)\]/.exec(source.text('packages/vertical/src/vertical.ts'))?.[1] ?? '';
  const names = [...declared.matchAll(/'([^']+)'/g)].flatMap(([, words = '']) => words.split(' '));
  expect(names.length).toBeGreaterThan(10);
  expect([...servedPaths].toSorted()).toEqual(names.toSorted());
});

test('every name of a constant beside which a new one would stand is refused', () => {
  const around = [...source.text(composedApp).matchAll(/import \{? ?(\w+) ?\}? from/g)].map(([, name = '']) => name);
  expect(around).toContain('defineApp');
  for (const name of [...around, 'app', 'seed', 'expect']) {
    const id = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(() => checkFree(spellingsOf(id), source, house, composed), name).toThrow('is taken');
  }
});

test('the launchpad keeps the order of its imports, wherever the new one comes', () => {
  for (const id of ['aa', 'cc', 'zz']) {
    const text = addToApp(source.text(composedApp), spellingsOf(id));
    const from = [...text.matchAll(/from '(@repo\/[\w-]+\/vertical)'/g)].map(([, specifier]) => specifier);
    expect(from).toContain(`@repo/${id}/vertical`);
    expect(from).toEqual(from.toSorted());
  }
});
