import { describe, expect, test } from 'vitest';
import { planFork } from './plan-fork.ts';
import { smallTemplate } from './testing/small-template.ts';
import type { ForkOptions, SourceTree } from './tree.ts';

function sourceOf(files: Readonly<Record<string, string>>): SourceTree {
  return {
    paths: Object.keys(files).sort(),
    text: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
  };
}

const options: ForkOptions = { vertical: 'shop', folderName: 'my-shop', commit: 'c0ffee'.padEnd(40, '0'), date: '2027-03-01' };
const plan = (more: Partial<ForkOptions> = {}, files: Readonly<Record<string, string>> = {}) =>
  planFork(sourceOf({ ...smallTemplate, ...files }), { ...options, ...more });
const textOf = (path: string, more: Partial<ForkOptions> = {}) => plan(more).get(path) ?? `${path} is copied or gone`;

test('one app, its engine, what they stand on, and the pages that these name', () => {
  expect([...plan().keys()].toSorted()).toEqual([
    '.ci/run',
    '.env.example',
    'LICENSE',
    'README.md',
    'apps/shop/README.md',
    'apps/shop/package.json',
    'apps/shop/src/vertical.ts',
    'brand.ts',
    'buniyad.config.ts',
    'docs/decisions/0001-all.md',
    'docs/decisions/README.md',
    'docs/verification/shop.md',
    'package.json',
    'packages/cli/README.md',
    'packages/cli/package.json',
    'packages/db/package.json',
    'packages/db/prisma/migrations/20260202000000_init/migration.sql',
    'packages/db/prisma/migrations/migration_lock.toml',
    'packages/db/prisma/schema/platform.prisma',
    'packages/db/prisma/schema/shop.prisma',
    'packages/pricing/package.json',
    'packages/pricing/src/price.ts',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'template.json',
    'turbo.json',
  ]);
});

test('dev-dependencies are followed', () => {
  expect([...plan({ vertical: 'farm' }).keys()]).toContain('packages/soil/package.json');
});

test('what is not rewritten is copied', () => {
  expect(plan().get('apps/shop/src/vertical.ts')).toBeNull();
  expect(plan().get('packages/db/prisma/schema/shop.prisma')).toBeNull();
});

test('README.md is made of both pages, without a word of the other vertical', () => {
  expect(textOf('README.md')).toBe(`# Shop · دکان

About shop; [verified](docs/verification/shop.md).

## Two commands

\`\`\`sh
npm start
\`\`\`

| more | |
| --- | --- |
| \`npm run dev\` | hot reload |

## What is in it

**Shop** (\`apps/shop\`): prices. They are exact.

**The platform**: sign-in.

What is where in the product, and where its figures come from: [apps/shop](apps/shop/README.md).

## The tree

\`\`\`
apps/                 what runs
  shop/               prices
packages/             what they share
  pricing/            engine of one
                      and more of it
\`\`\`

## Real services

Everything works unset.

## Limits, stated plainly

- Prices are examples.
- Tested on Linux.
- What it does not do yet: much of shop.

## Where it comes from

Forked from Buniyad at \`c0ffee000000\`; \`template.json\` says of which vertical and when.

## Licence

[MIT](LICENSE).
`);
});

test("the vertical's own page says nothing of a launchpad", () => {
  expect(textOf('apps/shop/README.md')).toContain('## Limits\n\nWhat it does not do yet: much of shop.\n');
  expect(textOf('apps/shop/README.md')).not.toContain('launchpad');
});

describe('the name', () => {
  const name = { ur: 'میرا <بینک>', en: "Ali's Bank & Co." };

  test('is the brand, the title, the package and a line of the licence', () => {
    expect(textOf('brand.ts', { name })).toContain(`  name: {\n    ur: 'میرا <بینک>',\n    en: "Ali's Bank & Co.",\n  },\n`);
    expect(textOf('README.md', { name })).toContain("# Ali's Bank & Co. · میرا \\<بینک\\>\n");
    expect(JSON.parse(textOf('package.json', { name }))).toMatchObject({
      name: 'ali-s-bank-co',
      description: 'What Shop does',
    });
    expect(textOf('LICENSE', { name })).toContain(
      "Copyright (c) 2026 House contributors\nCopyright (c) 2027 Ali's Bank & Co.\n\nPermission",
    );
    expect(JSON.parse(textOf('template.json', { name }))).toMatchObject({ name });
  });

  test('without Latin letters leaves the package to the name of the folder, and then of the vertical', () => {
    const urdu = { ur: 'بینک', en: 'بینک' };
    expect(JSON.parse(textOf('package.json', { name: urdu }))).toMatchObject({ name: 'my-shop' });
    expect(JSON.parse(textOf('package.json', { name: urdu, folderName: '۱۲' }))).toMatchObject({ name: 'shop' });
  });

  test('is that of the vertical when nobody gives one', () => {
    expect(textOf('brand.ts')).toContain("  name: {\n    ur: 'دکان',\n    en: 'Shop',\n  },\n");
    expect(textOf('LICENSE')).toContain('\nCopyright (c) 2027 the founders of my-shop\n');
  });
});

test('brand.ts takes the sentence of the vertical, and its line at the foot where it has one', () => {
  expect(textOf('brand.ts')).toContain("en: 'What Shop does'");
  expect(textOf('brand.ts')).toContain("en: 'Line'");
  expect(textOf('brand.ts', { vertical: 'farm' })).toContain("en: 'Your field'");
});

test('buniyad.config.ts keeps the entry of its vertical', () => {
  expect(textOf('buniyad.config.ts')).toBe(
    "export default defineConfig({\n  demo: false,\n  verticals: {\n    shop: { tax: '17' },\n  },\n});\n",
  );
});

test('package.json has no command of the template, turbo.json no launchpad', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: object };
  expect(Object.keys(scripts)).toEqual(['start']);
  expect(JSON.parse(textOf('turbo.json'))).toEqual({
    tasks: { whole: { dependsOn: ['@repo/shop#build'] } },
    boundaries: { tags: { facts: {} } },
  });
  expect(textOf('packages/cli/README.md')).toBe('Commands\n\n| command | what |\n| --- | --- |\n| `npm start` | a start |\n');
});

test('.ci/run loses what is between the lines of the template', () => {
  expect(textOf('.ci/run')).toBe('#!/bin/bash\nnpm test\n');
  expect(() => plan({}, { '.ci/run': '# template\nnpm run fork\n' })).toThrow('a block of the template does not end');
});

test('the catalog, the lockfile and the list of decisions lose what nothing asks for', () => {
  expect(textOf('pnpm-workspace.yaml')).toBe('packages:\n  - apps/*\n\ncatalog:\n  left: 1.0.0\n');
  expect(textOf('pnpm-lock.yaml')).not.toMatch(/right|farm|launchpad|soil/);
  expect(textOf('docs/decisions/README.md')).toBe('| record | choice |\n| --- | --- |\n| [0001](0001-all.md) | for all |\n');
});

test('one migration makes the tables that are kept', () => {
  expect(textOf('packages/db/prisma/migrations/20260202000000_init/migration.sql')).toBe(
    `-- The schema at the beginning: what the migrations before it came to.
CREATE TABLE "user" (id int);

-- Of the shop.
CREATE TABLE "shop_order" (id int);
GRANT SELECT ON "user", "shop_order" TO app;
`,
  );
});

test('template.json says what it was made of', () => {
  expect(JSON.parse(textOf('template.json'))).toEqual({
    format: 1,
    template: 'buniyad',
    commit: options.commit,
    vertical: 'shop',
    date: '2027-03-01',
    name: { ur: 'دکان', en: 'Shop' },
  });
});

test('a vertical that is not there, or that does not say its name, is an error', () => {
  expect(() => plan({ vertical: 'launchpad' })).toThrow('There is no vertical launchpad');
  expect(() => plan({}, { 'apps/shop/src/vertical.ts': 'export const shop = 1;\n' })).toThrow(
    'apps/shop/src/vertical.ts has no text name.ur',
  );
});
