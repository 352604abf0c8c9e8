import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Stop } from '../../bin/stop.mjs';
import { tempTree } from '../testing/temp-tree.ts';
import { listFiles } from '../workspace/list-files.ts';
import { newIn } from './command.ts';
import { refuseSwallowedFlags } from './parse-words.ts';
import { smallHouse } from './testing/small-template.ts';
import { writeNew } from './write-new.ts';

let root = '';
const said: string[] = [];

beforeEach(() => {
  root = tempTree(smallHouse);
  said.length = 0;
});

const now = new Date('2026-03-02T09:00:00Z');
const make = (...args: string[]) => newIn(args, { root, now, say: (line) => said.push(line), format: () => {} });
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const everything = (folder = root) => listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]);

async function refused(args: readonly string[], message: string | RegExp): Promise<void> {
  const before = everything();
  const failure = await make(...args).then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Stop);
  const said = failure instanceof Stop ? failure.message : '';
  expect(said).toMatch(message);
  expect(said).not.toContain('\n');
  expect(everything()).toEqual(before);
  expect(readdirSync(root).filter((name) => name.startsWith('.new-'))).toEqual([]);
}

describe('a new vertical', () => {
  test('has an app, a table, a migration, and a place in the launchpad, the lockfile and the README', async () => {
    await make('legal-aid', '--name-en', 'Legal help', '--name-ur', 'قانونی مدد');
    expect(read('apps/legal-aid/src/vertical.ts')).toContain("name: { ur: 'قانونی مدد', en: 'Legal help' },");
    expect(read('packages/db/prisma/schema/legal-aid.prisma')).toContain('model LegalAidRecord {');
    expect(read('packages/db/prisma/migrations/20260302090000_legal_aid/migration.sql')).toContain(
      'CREATE TABLE "legal_aid_record"',
    );
    expect(read('apps/launchpad/src/app.ts')).toContain(
      "import { farm } from '@repo/farm/vertical';\nimport { legalAid } from '@repo/legal-aid/vertical';\nimport { shop }",
    );
    expect(read('apps/launchpad/src/app.ts')).toContain('verticals: [shop, farm, legalAid]');
    expect(JSON.parse(read('apps/launchpad/package.json')).dependencies).toHaveProperty('@repo/legal-aid', 'workspace:*');
    expect(read('README.md')).toContain(
      '  farm/               water\n  legal-aid/          vertical: Legal help\n  launchpad/',
    );
    expect(read('pnpm-lock.yaml')).toContain(
      "  apps/launchpad:\n    dependencies:\n      '@repo/farm':\n        specifier: workspace:*\n        version: link:../farm\n" +
        "      '@repo/legal-aid':\n        specifier: workspace:*\n        version: link:../legal-aid\n\n  apps/legal-aid:\n",
    );
    expect(said.at(-1)).toMatch(/^Next: npm start -- legal-aid, npm test/);
  });

  test('without names is called after its id, and says that its Urdu name is not one yet', async () => {
    await make('legal-aid');
    expect(read('apps/legal-aid/src/vertical.ts')).toContain("name: { ur: 'ریکارڈ (Legal aid)', en: 'Legal aid' },");
    expect(said.join('\n')).toContain('--name-ur');
  });

  test('comes after every migration that is there, whatever the clock says', async () => {
    mkdirSync(join(root, 'packages/db/prisma/migrations/20991231235959_late'));
    writeFileSync(join(root, 'packages/db/prisma/migrations/20991231235959_late/migration.sql'), 'SELECT 1;\n');
    await make('legal-aid');
    expect(existsSync(join(root, 'packages/db/prisma/migrations/21000101000000_legal_aid/migration.sql'))).toBe(true);
  });

  test('goes beside another new one', async () => {
    await make('legal-aid');
    await make('tool-hire');
    expect(read('apps/launchpad/src/app.ts')).toContain('verticals: [shop, farm, legalAid, toolHire]');
    expect(readdirSync(join(root, 'packages/db/prisma/migrations')).filter((name) => /(?:aid|hire)$/.test(name))).toEqual([
      '20260302090000_legal_aid',
      '20260302090001_tool_hire',
    ]);
  });
});

describe('refused with one line, and nothing is made', () => {
  const form = /small Latin letters and digits, single hyphens between them, 2 to 30, a letter first/;

  test.each([
    'Legal-Aid',
    'قانونی',
    'legal_aid',
    '-legal',
    'legal-',
    'legal--aid',
    '2legal',
    'l',
    'legal/aid',
    '..',
    'légal',
    '__proto__',
    `l${'x'.repeat(30)}`,
  ])('the form of %s', (id) => refused([id], form));

  test('a form that is nearly one, with the one that it would be', async () => {
    await refused(['Legal Aid'], /for example legal-aid\. Try legal-aid\.$/);
    await refused(['legal_help'], /Try legal-help\.$/);
    await refused(['قانونی مدد'], /for example legal-aid\.$/);
  });

  test.each(['launchpad', 'api', 'sign-in', 'settings', 'dev'])('%s, an address of the platform', (id) =>
    refused([id], 'the platform uses it in addresses'),
  );
  test.each(['class', 'new', 'await', 'eval'])('%s, a word of the language', (id) =>
    refused([id], 'the language keeps it for itself'),
  );
  test.each(['then', 'apply'])('%s, a word of the API', (id) => refused([id], 'the API keeps it for itself'));
  test.each(['node-modules', 'dist', 'nul'])('%s, no folder', (id) => refused([id], 'a folder cannot be called so'));

  test.each([
    ['shop', 'apps/shop is there already'],
    ['db', 'packages/db is there already'],
    ['soil', 'packages/soil is there already'],
    ['shell-x', 'messages of packages/i18n/src/messages/en.json begin with it'],
    ['define-app', 'the code around it has its own defineApp'],
    ['seed', 'the code around it has its own seed'],
  ])('%s, which is taken: %s', (id, what) => refused([id], what));

  test('a model that another schema file has', async () => {
    writeFileSync(join(root, 'packages/db/prisma/schema/other.prisma'), 'model LegalAidRecord {\n  id Int\n}\n');
    await refused(['legal-aid'], 'packages/db/prisma/schema/other.prisma has LegalAidRecord');
  });

  test('a folder without a package.json', async () => {
    mkdirSync(join(root, 'apps/legal-aid'));
    writeFileSync(join(root, 'apps/legal-aid/kept.txt'), 'kept');
    await refused(['legal-aid'], 'the folder apps/legal-aid is there already');
  });

  test('a word that the repository uses, because a fork could not tell them apart', async () => {
    await refused(
      ['water'],
      /^"water" is a word that this repository uses \(water, .+\): add a second word, for example water-desk/i,
    );
    await refused(['shop-desk'], 'begins a word by which apps/shop is known here');
    await refused(['legal-aid', '--name-en', 'Soil help'], 'begins a word by which apps/farm is known here');
  });

  test('no name, two names, unknown flags, names that are none', async () => {
    await refused([], 'Say what it is called: npm run new <name>');
    await refused(['legal', 'aid'], 'A name is one word: try legal-aid.');
    await refused(['legal-aid', '--colour', 'green'], 'new knows --name-en and --name-ur only, not --colour.');
    await refused(['legal-aid', '--name-ur'], '--name-ur needs a name after it');
    await refused(['legal-aid', '--name-ur', 'Legal aid'], '--name-ur needs the name in Urdu letters.');
    await refused(['legal-aid', '--name-en', ' '], '--name-en is empty');
    await refused(['legal-aid', '--name-en', 'a\u200bb'], 'cannot be printed');
    await refused(['legal-aid', `--name-en=${'x'.repeat(61)}`], 'longer than 60');
  });

  test('flags that npm kept', () => {
    expect(() => refuseSwallowedFlags({ npm_config_name_ur: 'مدد' })).toThrow('npm kept --name-ur for itself');
    expect(() => refuseSwallowedFlags({})).not.toThrow();
  });

  test('in a fork', async () => {
    writeFileSync(join(root, 'template.json'), '{}\n');
    await refused(['legal-aid'], 'This repository is a fork');
  });

  test('a launchpad that does not list its verticals', async () => {
    writeFileSync(join(root, 'apps/launchpad/src/app.ts'), 'export const app = 1;\n');
    await refused(['legal-aid'], 'apps/launchpad/src/app.ts does not list its verticals: add legalAid by hand.');
  });
});

describe('when something fails on the way, everything is as it was', () => {
  const plan = {
    added: new Map([
      ['apps/new-one/a/b.txt', 'b'],
      ['apps/new-one/c.txt', 'c'],
    ]),
    changed: new Map([['README.md', 'changed']]),
  };
  const write = (changes: Partial<Parameters<typeof writeNew>[0]> = {}) =>
    writeNew({ plan, root, before: read, format: () => {}, signal: new AbortController().signal, ...changes });

  async function failed(changes: Partial<Parameters<typeof writeNew>[0]>, message: string): Promise<void> {
    const before = everything();
    await expect(write(changes)).rejects.toThrow(message);
    expect(everything()).toEqual(before);
    expect(readdirSync(root).filter((name) => name.startsWith('.new-'))).toEqual([]);
    expect(existsSync(join(root, 'apps/new-one'))).toBe(false);
  }

  test('and when nothing fails it is written', async () => {
    await write();
    expect([read('apps/new-one/a/b.txt'), read('README.md')]).toEqual(['b', 'changed']);
  });

  test('the formatter', () =>
    failed(
      {
        format: () => {
          throw new Stop('The formatter failed');
        },
      },
      'The formatter failed',
    ));

  test('Ctrl-C before the first file', () => failed({ signal: AbortSignal.abort(new Stop('Interrupted')) }, 'Interrupted'));

  test('Ctrl-C while it is formatted', () => {
    const controller = new AbortController();
    return failed({ signal: controller.signal, format: () => controller.abort(new Stop('Interrupted')) }, 'Interrupted');
  });

  test('a file that somebody changed meanwhile', () => failed({ before: () => 'as it was' }, 'README.md changed meanwhile'));

  test('a file that somebody made meanwhile stays theirs', async () => {
    const added = new Map([...plan.added, ['README.md', 'mine']]);
    await failed({ plan: { added, changed: new Map() } }, 'README.md is there already.');
  });

  test('the last of the moves', () =>
    // The new files are in their place by then.
    failed({ format: (_, aside) => rmSync(join(root, aside, 'README.md')) }, 'ENOENT'));
});
