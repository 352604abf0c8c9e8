import { open } from 'node:fs/promises';
import { systemClock } from '@repo/inference';
import { StartError } from '../../env/start-error.ts';
import { dialectNames } from '../../inference/dialect-names.ts';
import { createFoundServer } from '../../inference/found-server.ts';
import { findModelFile, modelFolder } from '../../inference/model-file.ts';
import { modelSteps } from '../../inference/model-steps.ts';
import type { InferenceState } from '../../inference/port.ts';
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
  const ways = modelSteps({ state: 'none' }).map(({ line, en }) => `${line}: ${en}`);
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
      return fault(
        id,
        `INFERENCE_URL (${url.host}): ${reason}`,
        'Start that server, or correct INFERENCE_URL; blank looks for one on this machine.',
      );
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
  if (file.version === null) return fault(id, `MODEL_PATH names ${file.path}, where there is no file`, fix);
  const start = await firstBytes(file.path);
  if (start === null) return fault(id, `The model file ${file.path} cannot be read by this user`, fix);
  if (start !== 'GGUF') return fault(id, `${file.path} is not a GGUF file`, fix);
  return ok(id, `The model file ${file.path} can be read; it is used where no model server is found`);
}

/** Every GGUF file begins with these four letters. */
async function firstBytes(path: string): Promise<string | null> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}
