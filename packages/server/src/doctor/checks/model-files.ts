import { createModelStore, type StoredModel, sizeWords } from '@repo/gateway/models';
import { findModelFile, modelFolder } from '../../inference/model-file.ts';
import { type Check, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** The files in the folder of models: how many, how large, which one is used. Nothing where there are none. */
export async function checkModelFiles({ env, root, dataDir }: Context): Promise<Check[]> {
  if (dataDir === null) return [];
  const folder = modelFolder(dataDir);
  const models = await createModelStore(folder).list();
  if (models.length === 0) return [];
  const id = 'model.files';
  const used = env.MODEL_PATH === undefined ? await findModelFile({ modelPath: undefined, root, dataDir }) : null;
  const found = `${said(models)} in ${folder}; ${usedWords(models, used?.path.slice(folder.length + 1) ?? null)}`;
  const parts = models.filter(({ total }) => total !== null).map(({ file }) => file);
  if (parts.length === 0) return [ok(id, found)];
  const ways = parts.map(
    (file) => `npm run model pull ${JSON.stringify(file)} goes on with it, npm run model remove deletes it`,
  );
  return [note(id, found, ways.join(' | '))];
}

function said(models: readonly StoredModel[]): string {
  const bytes = models.reduce((sum, model) => sum + model.bytes, 0);
  const parts = models.filter(({ total }) => total !== null).length;
  const count = `${models.length} model ${models.length === 1 ? 'file' : 'files'}`;
  return `${count}, ${sizeWords(bytes)}${parts === 0 ? '' : `, ${parts} not whole`}`;
}

function usedWords(models: readonly StoredModel[], used: string | null): string {
  if (used === null) return 'none of them is used';
  const chosen = models.some((model) => model.chosen && model.file === used);
  return `${used} is the one to load, ${chosen ? 'as it was chosen' : 'the newest; npm run model use chooses another'}`;
}
