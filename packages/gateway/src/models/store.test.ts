import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelCard } from '@repo/inference';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { partOf, smallGguf, startModelHost } from '../testing/model-host.ts';
import { currentModel } from './current.ts';
import { pullModel } from './pull.ts';
import { sourceOfUrl, sourcesOfCard } from './source.ts';
import { createModelStore, type ModelStore } from './store.ts';

let folder: TempDir;
let store: ModelStore;
beforeEach(() => {
  folder = tempDir('store');
  store = createModelStore(folder.path);
});
afterEach(() => folder.remove());

const put = (name: string, content: Buffer | string = smallGguf()) => writeFileSync(join(folder.path, name), content);
const sha256 = 'a'.repeat(64);

test('the folder is listed with what each file says of itself, and what is no model is left out', async () => {
  put('b (2).gguf');
  put('a.gguf', 'no model');
  put('notes.txt', '');
  const list = await store.list();
  expect(list).toMatchObject([
    { file: 'a.gguf', bytes: 8, total: null, chosen: false, header: null, accepted: null },
    { file: 'b (2).gguf', header: { licence: 'apache-2.0', contextLength: 4096 } },
  ]);
});

test('a file that has not come whole is listed with its size, and can be taken away', async () => {
  const host = await startModelHost();
  try {
    host.next.push(partOf(host, 0, 1000, () => statSync(join(folder.path, 'small.gguf.part')).size === 1000));
    const source = sourceOfUrl({ url: host.url, sha256: host.sha256, licence: 'apache-2.0' });
    await store.accept(source, { by: 'amna', at: new Date(0), text: 'You may.' });
    await expect(
      pullModel(source, { folder: folder.path, fetch: globalThis.fetch, tries: 0, signal: new AbortController().signal }),
    ).rejects.toMatchObject({ code: 'cut' });
  } finally {
    await host.close();
  }
  const [part] = await store.list();
  expect(part).toMatchObject({ file: 'small.gguf', bytes: 1000, total: host.bytes.length });
  expect(part?.accepted).toMatchObject({
    by: 'amna',
    at: '1970-01-01T00:00:00.000Z',
    licenceId: 'apache-2.0',
    text: 'licence',
  });
  expect(await store.sourceOf('small.gguf')).toMatchObject({
    url: host.url,
    sha256: host.sha256,
    licence: { id: 'apache-2.0' },
  });
  await expect(store.sourceOf('other.gguf')).rejects.toMatchObject({ code: 'file_absent' });
  await expect(store.use('small.gguf')).rejects.toMatchObject({ code: 'file_absent' });
  await store.remove('small.gguf');
  expect(readdirSync(folder.path)).toEqual(['licences.ndjson']);
});

test('the chosen file is remembered until it is taken away; what is no model cannot be chosen', async () => {
  put('a.gguf');
  put('b.gguf', 'no model');
  await store.use('a.gguf');
  expect(await currentModel(folder.path)).toBe('a.gguf');
  await expect(store.use('b.gguf')).rejects.toMatchObject({ code: 'not_gguf' });
  expect((await store.list()).map(({ chosen }) => chosen)).toEqual([true, false]);
  await store.remove('a.gguf');
  expect(await currentModel(folder.path)).toBeNull();
  await expect(store.remove('a.gguf')).rejects.toMatchObject({ code: 'file_absent' });
});

test('no name leads out of the folder', async () => {
  mkdirSync(join(folder.path, 'inner'));
  put('inner/a.gguf');
  for (const name of ['inner/a.gguf', '../a.gguf', '..\\a.gguf', '.a.gguf', 'a.gguf\n', '/a.gguf', 'a.txt']) {
    await expect(store.use(name), name).rejects.toMatchObject({ code: 'bad_name' });
    await expect(store.remove(name), name).rejects.toMatchObject({ code: 'bad_name' });
  }
  put('current.json', JSON.stringify({ file: '../a.gguf' }));
  expect(await currentModel(folder.path)).toBeNull();
});

test('a person names a whole https address, a hash and a licence', () => {
  const given = {
    url: 'https://example.org/x/Model%20one.gguf?download=true#a',
    sha256: sha256.toUpperCase(),
    licence: ' mit ',
  };
  expect(sourceOfUrl(given)).toMatchObject({
    file: 'Model one.gguf',
    sha256,
    url: 'https://example.org/x/Model%20one.gguf?download=true',
    licence: { id: 'mit' },
  });
  const refused = (fields: Partial<typeof given>) => () => sourceOfUrl({ ...given, ...fields });
  for (const url of ['http://example.org/a.gguf', 'https://me:secret@example.org/a.gguf', 'file:///a.gguf', 'a.gguf'])
    expect(refused({ url }), url).toThrow(expect.objectContaining({ code: 'bad_url' }));
  expect(refused({ url: 'https://example.org/a.bin' })).toThrow(expect.objectContaining({ code: 'bad_name' }));
  expect(refused({ sha256: 'abc' })).toThrow(expect.objectContaining({ code: 'no_hash' }));
  expect(refused({ licence: ' ' })).toThrow(expect.objectContaining({ code: 'no_licence' }));
});

const licence = {
  id: 'apache-2.0',
  title: 'Apache',
  url: 'https://example.org/l',
  sha256: null,
  commercial: true,
  attribution: null,
};

test('a card without a file of its own is said to have none; one with a file gives it with its licence', () => {
  const file = { name: 'a.gguf', bytes: 7, sha256, url: 'https://example.org/a.gguf' };
  const card = { id: 'm', publisher: 'P', publisherCountry: 'PK', licence } as const;
  const cardOf = (fields: Pick<ModelCard, 'files'> & Partial<Pick<ModelCard, 'licence'>>) => ({ ...card, ...fields });
  expect(() => sourcesOfCard(cardOf({ files: [] }))).toThrow(expect.objectContaining({ code: 'no_source' }));
  expect(() => sourcesOfCard(cardOf({ files: [{ ...file, url: null }] }))).toThrow('names no file with a hash');
  expect(sourcesOfCard(cardOf({ files: [file] }))).toMatchObject([{ cardId: 'm', file: 'a.gguf', bytes: 7, country: 'PK' }]);
  const unread = cardOf({ files: [file], licence: { ...licence, id: null } });
  expect(() => sourcesOfCard(unread)).toThrow(expect.objectContaining({ code: 'no_licence' }));
  expect(sourcesOfCard(unread, 'gemma')).toMatchObject([{ licence: { id: 'gemma', url: 'https://example.org/l' } }]);
});
