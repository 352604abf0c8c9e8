import { systemClock } from '@repo/inference';
import { StartError } from '../../env/start-error.ts';
import { dialectNames } from '../../inference/dialect-names.ts';
import { createFoundServer } from '../../inference/found-server.ts';
import { fileFailure, findModelFile, modelFolder } from '../../inference/model-file.ts';
import { modelSteps } from '../../inference/model-steps.ts';
import type { FileFailure, InferenceState } from '../../inference/port.ts';
import { createSetServer } from '../../inference/set-server.ts';
import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** What answers, or why nothing does and which ways there are; the host chooses by the same code. No model is loaded. */
export async function checkModel(context: Context): Promise<Check[]> {
  const { env, addresses, dataDir } = context;
  if (addresses.exposed || env.DATABASE_URL !== undefined || dataDir === null) {
    const found = 'No model is used where others reach the product or DATABASE_URL is set: there it needs a card';
    return [note('model.server', found, 'Cards are not read yet; the verticals work by rules.')];
  }
  if (env.INFERENCE_URL) return [await setServer(context, env.INFERENCE_URL)];
  const [server, file] = await Promise.all([foundServer(context), modelFile(context, dataDir)]);
  if (server || file) return [...(server ? [server] : []), ...(file ? [file] : [])];
  const ways = modelSteps({ state: 'none', folder: modelFolder(dataDir) }).map(({ line, en }) => `${line}: ${en}`);
  return [note('model.server', 'No model yet: the verticals work by rules', `One of: ${ways.join(' | ')}`)];
}

async function setServer({ env: { INFERENCE_KEY: key }, settings }: Context, url: URL): Promise<Check> {
  const id = 'model.server';
  const reasons: string[] = [];
  const tell = (fields: object) => {
    const reason: unknown = Reflect.get(fields, 'reason');
    if (typeof reason === 'string') reasons.push(reason);
  };
  const log = { debug: tell, info: tell, warn: tell, error: tell };
  try {
    const source = createSetServer({ url, key, settings, clock: systemClock, log });
    try {
      const state = await source.current();
      if (state.state === 'ready') return ok(id, `The model ${state.model.id} answers at INFERENCE_URL (${url.host})`);
      const [reason = 'it does not answer'] = reasons;
      const ways = modelSteps(state).map(({ line, en }) => `${line}: ${en}`);
      return fault(id, `INFERENCE_URL (${url.host}): ${reason}`, `One of: ${ways.join(' | ')}`);
    } finally {
      await source.stop();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return fault(id, `INFERENCE_URL (${url.host}) may not be used`, error.message);
  }
}

async function foundServer({ settings, look = {} }: Context): Promise<Check | null> {
  const found = createFoundServer({ wanted: settings.model, ...look });
  try {
    const state: InferenceState | null = await found.look();
    if (state?.state !== 'ready') return null;
    const { id, dialect, host } = state.model;
    return ok('model.server', `The model ${id} of ${dialect === null ? 'a server' : dialectNames[dialect]} answers at ${host}`);
  } finally {
    await found.stop();
  }
}

async function modelFile({ env: { MODEL_PATH: modelPath }, root }: Context, dataDir: string): Promise<Check | null> {
  const id = 'model.file';
  const file = await findModelFile({ modelPath, root, dataDir });
  if (file === null) return null;
  const fix =
    modelPath === undefined
      ? `Put a whole GGUF file into ${modelFolder(dataDir)}.`
      : 'Correct MODEL_PATH in .env or in the shell.';
  const failure = await fileFailure(file);
  if (failure !== null) return fault(id, faults[failure](file.path), fix);
  return ok(id, `The model file ${file.path} can be read; it is used where no model server is found`);
}

const faults: Readonly<Record<FileFailure, (path: string) => string>> = {
  file_missing: (path) => `MODEL_PATH names ${path}, where there is no file`,
  file_denied: (path) => `The model file ${path} cannot be read by this user`,
  not_gguf: (path) => `${path} is not a GGUF file`,
  too_large: (path) => `The model file ${path} is larger than the memory of this machine`,
  model_unreadable: (path) => `llama.cpp cannot load ${path}`,
};
