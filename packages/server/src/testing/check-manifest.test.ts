import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { defineTool } from '@repo/vertical';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addItem } from '../../test/fixtures/manifest/apps/shop/src/api/item/add-item.ts';
import { listItems } from '../../test/fixtures/manifest/apps/shop/src/api/item/list-items.ts';
import { shop } from '../../test/fixtures/manifest/apps/shop/src/vertical.ts';
import { publicProcedure, router } from '../trpc/index.ts';
import { checkManifest } from './check-manifest.ts';
import { checkTables } from './check-tables.ts';

const root = join(import.meta.dirname, '../../test/fixtures/manifest');

test('a manifest that agrees with its files has no problem', async () => {
  expect(await checkManifest(shop, root)).toEqual([]);
});

test('an id without its folder is the whole answer', async () => {
  expect(await checkManifest({ ...shop, id: 'shed' }, root)).toEqual(['the id is "shed" but there is no folder apps/shed']);
});

test('plans that contradict themselves or are told in one language are told', async () => {
  const plan = { name: { ur: 'مفت', en: 'Free' }, summary: { ur: '', en: 'To try' }, trialDays: 0, seats: 2, limits: {} };
  const free = { ...plan, id: 'free', prices: null } as const;
  expect(await checkManifest({ ...shop, plans: [free] }, root)).toEqual(['the summary of the plan free has no Urdu text']);
  const summary = plan.name;
  expect(await checkManifest({ ...shop, plans: [{ ...free, summary, id: 'team' }] }, root)).toEqual([
    'plans of "shop": the first one is "free"',
  ]);
});

test('missing files and a wrong package name are told', async () => {
  const copy = tempDir('manifest');
  cpSync(root, copy.path, { recursive: true });
  const folder = join(copy.path, 'apps/shop');
  for (const file of ['README.md', 'src/messages/ur.json']) rmSync(join(folder, file));
  rmSync(join(folder, 'src/api'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop" }');
  expect(await checkManifest(shop, copy.path)).toEqual([
    'apps/shop/README.md is missing',
    'apps/shop/src/messages/ur.json is missing',
    'apps/shop/package.json is not called "@repo/shop"',
    'item.add of the router is in no file src/api/<noun>/<verb>-<noun>.ts',
    'item.list of the router is in no file src/api/<noun>/<verb>-<noun>.ts',
  ]);
  copy.remove();
});

test('a file that is not mounted and a procedure without a file are told', async () => {
  const stray = publicProcedure.input(z.object({ name: z.string() })).query(() => 'x');
  const mounted = router({ item: router({ add: addItem, stray }) });
  expect(await checkManifest({ ...shop, router: mounted }, root)).toEqual([
    'the procedure of src/api/item/list-items.ts is not in the router',
    'item.stray of the router is in no file src/api/<noun>/<verb>-<noun>.ts',
    'the input of item.stray takes unknown keys: use z.strictObject',
    'item.stray has no output schema',
  ]);
  expect(listItems._def.type).toBe('query');
});

test('texts need both languages, paths one slash, navigation an icon', async () => {
  const navigation = [
    { path: 'list', label: { ur: 'فہرست', en: '' }, icon: '' },
    { path: '//evil', label: { ur: 'List', en: 'List' }, icon: 'list' },
  ];
  expect(await checkManifest({ ...shop, navigation }, root)).toEqual([
    'navigation.0.label has no English text',
    'navigation.1.label has no Urdu text',
    'the path "list" does not begin with one "/"',
    'the path "//evil" does not begin with one "/"',
    'the navigation to "list" has no icon',
  ]);
});

test('what an organization does has words for the audit log, in both languages', async () => {
  const { auditWords: _, ...wordless } = shop;
  expect(await checkManifest(wordless, root)).toEqual([
    'auditWords has nothing for item.add: the audit log would show its name',
  ]);
  const wrong = { 'item.add': { ur: 'Added', en: '' } };
  expect(await checkManifest({ ...shop, auditWords: wrong }, root)).toEqual(['auditWords of shop.item.add in en: empty']);
});

test('a tool understands its own example, in both languages', async () => {
  const tool = defineTool<object, never>({
    name: 'shop.stock',
    title: { ur: 'ذخیرہ', en: 'Stock' },
    example: { ur: 'قلم کتنے ہیں؟', en: 'How many pens?' },
    description: 'Counts.',
    input: z.strictObject({}),
    recognise: (text) => {
      if (text.includes('قلم')) return { complete: false, missing: [] };
      return text.includes('pens') ? { complete: true, input: {} } : null;
    },
    run: async () => ({ facts: [], refusals: [], path: '/' }),
  });
  const unwritten = { ...tool, example: { ur: 'How many pens?', en: '' } };
  expect(await checkManifest({ ...shop, tools: [tool] }, root)).toEqual([
    'shop.stock does not understand its own example in ur',
  ]);
  expect(await checkManifest({ ...shop, tools: [unwritten] }, root)).toEqual([
    'the example of shop.stock has no English text',
    'the example of shop.stock has no Urdu text',
    'shop.stock does not understand its own example in en',
  ]);
});

describe('tables', () => {
  const schema = join(root, 'packages/db/prisma/schema/shop.prisma');
  const changed = tempDir('schema');
  afterAll(() => changed.remove());
  const check = (tables: readonly string[], change: (text: string) => string = (text) => text) => {
    const file = join(changed.path, 'shop.prisma');
    writeFileSync(file, change(readFileSync(schema, 'utf8')));
    return checkTables(tables, file);
  };

  test('each is in the file of the vertical, and each model there is declared', () => {
    expect(check(['ShopOrder', 'ShopItem', 'ShopShelf'])).toEqual(['the table ShopShelf is not in shop.prisma']);
    expect(check(['ShopOrder'])).toEqual(["ShopItem of shop.prisma is not among the manifest's tables"]);
    expect(checkTables(['ShopItem'], join(changed.path, 'absent.prisma'))).toEqual([
      'absent.prisma is missing, but tables are declared',
    ]);
  });

  test('children stand before parents', () => {
    expect(check(['ShopItem', 'ShopOrder'])).toEqual(['ShopOrder must stand before its parent ShopItem in tables']);
  });

  test('keys begin with orgId, and nothing points out of the vertical', () => {
    const tables = ['ShopOrder', 'ShopItem'];
    expect(check(tables, (text) => text.replace('@@id([orgId, id])', '@@id([id])'))).toEqual([
      'the key of ShopItem in shop.prisma does not begin with orgId',
    ]);
    const pointing = (text: string) => text.replace(/item +ShopItem @relation/, 'item User @relation');
    expect(check(tables, pointing)).toEqual(['ShopOrder points to User, which is not a table of shop.prisma']);
  });
});
