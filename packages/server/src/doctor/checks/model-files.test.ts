import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkModelFiles } from './model-files.ts';

const checked = async (root: string, shell: Record<string, string> = {}) => checkModelFiles(await contextIn(root, shell));

test('no folder of models is no line, and none is made', async () => {
  const root = doctorTree();
  expect(await checked(root)).toEqual([]);
  expect(existsSync(join(root, '.data/models'))).toBe(false);
});

test('files are counted with their size, and the one that is used is named', async () => {
  const root = doctorTree({ '.data/models/a.gguf': 'GGUF, of a kind' });
  const folder = join(root, '.data/models');
  expect(await checked(root)).toEqual([
    {
      id: 'model.files',
      status: 'ok',
      found: `1 model file, 15 B in ${folder}; a.gguf is the one to load, the newest; npm run model use chooses another`,
      fix: null,
    },
  ]);
  writeFileSync(join(folder, 'b.gguf'), 'GGUF');
  writeFileSync(join(folder, 'current.json'), '{"file":"a.gguf"}');
  expect((await checked(root))[0]?.found).toContain('2 model files, 19 B');
  expect((await checked(root))[0]?.found).toContain('a.gguf is the one to load, as it was chosen');
  expect((await checked(root, { MODEL_PATH: 'x.gguf' }))[0]?.found).toContain('none of them is used');
});

test('one that has not come whole is to be known, with the way on', async () => {
  const root = doctorTree({ '.data/models/a.gguf.part': 'GGUF' });
  expect(await checked(root)).toMatchObject([
    { status: 'note', fix: 'npm run model pull "a.gguf" goes on with it, npm run model remove deletes it' },
  ]);
});
