import { systemClock } from '@repo/inference';
import { StartError } from '../../env/start-error.ts';
import { dialectNames } from '../../inference/dialect-names.ts';
import { createFoundServer } from '../../inference/found-server.ts';
import { fileFailure, findModelFile, modelFolder } from '../../inference/model-file.ts';
import { modelSteps } from '../../inference/model-steps.ts';
import { createModelGuard, type ModelGuard } from '../../inference/policy/model-guard.ts';
import { refusalWords } from '../../inference/policy/refusal-words.ts';
import { unwrittenLog } from '../../inference/policy/unwritten-log.ts';
import type { FileFailure, InferenceState, ServedModel } from '../../inference/port.ts';
import { createSetServer } from '../../inference/set-server.ts';
import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';
import { checkModelPolicy } from './model-policy.ts';

/** What answers under which policy, or why nothing does and which ways there are; the host chooses by the same code. No model is loaded. */
export async function checkModel(context: Context): Promise<Check[]> {
  const { env, dataDir, settings } = context;
  const { check, policy } = checkModelPolicy(context);
  if (policy === null) return [check];
  const guard = createModelGuard(policy, settings, unwrittenLog);
  if (env.INFERENCE_URL) return [check, await setServer(context, env.INFERENCE_URL, guard)];
  if (policy.profile !== 'local' && policy.jurisdiction === null) return [check];
  if (dataDir === null) return [check, withoutModel()];
  const [server, file] = await Promise.all([foundServer(context, guard), modelFile(context, dataDir)]);
  if (server || file) return [check, ...(server ? [server] : []), ...(file ? [file] : [])];
  return [check, withoutModel(modelFolder(dataDir))];
}

function withoutModel(folder?: string): Check {
  const steps = modelSteps({ state: 'none', ...(folder === undefined ? {} : { folder }) });
  return note('model.server', 'No model yet: the verticals work by rules', `One of: ${waysOf(steps)}`);
}

const waysOf = (steps: ReturnType<typeof modelSteps>): string => steps.map(({ line, en }) => `${line}: ${en}`).join(' | ');

async function setServer({ env: { INFERENCE_KEY: key }, settings }: Context, url: URL, guard: ModelGuard): Promise<Check> {
  const id = 'model.server';
  const reasons: string[] = [];
  const tell = (fields: object) => {
    const reason: unknown = Reflect.get(fields, 'reason');
    if (typeof reason === 'string') reasons.push(reason);
  };
  const log = { debug: tell, info: tell, warn: tell, error: tell };
  try {
    const source = createSetServer({ url, key, settings, guard, clock: systemClock, log });
    try {
      const state = await source.current();
      if (state.state === 'ready') {
        return ok(id, `The model ${state.model.id} answers at INFERENCE_URL (${url.host}). ${standingOf(state.model)}`);
      }
      if (state.state === 'refused') return refused(fault, `INFERENCE_URL (${url.host})`, state);
      const [reason = 'it does not answer'] = reasons;
      return fault(id, `INFERENCE_URL (${url.host}): ${reason}`, `One of: ${waysOf(modelSteps(state))}`);
    } finally {
      await source.stop();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return fault(id, `INFERENCE_URL (${url.host}) may not be used`, error.message);
  }
}

async function foundServer({ settings, look = {} }: Context, guard: ModelGuard): Promise<Check | null> {
  const found = createFoundServer({ wanted: settings.model, guard, ...look });
  try {
    const state: InferenceState | null = await found.look();
    if (state?.state !== 'ready') return found.refused && refused(note, 'A server of this machine', found.refused);
    const { id, dialect, host } = state.model;
    const server = dialect === null ? 'a server' : dialectNames[dialect];
    return ok('model.server', `The model ${id} of ${server} answers at ${host}. ${standingOf(state.model)}`);
  } finally {
    await found.stop();
  }
}

function standingOf({ standing: { card, tiers } }: ServedModel): string {
  if (card === null) return 'It has no card: shown as not declared.';
  const { infrastructure, data, weights } = tiers;
  const licence = card.licence ?? 'a licence that nobody has read';
  return `Card ${card.id}, ${licence}; machine ${infrastructure}, data ${data}, weights ${weights}.`;
}

/** A fault where somebody set it: of what merely runs on the machine nobody expects an answer. */
function refused(
  as: typeof fault | typeof note,
  where: string,
  { reason, model }: Extract<InferenceState, { readonly state: 'refused' }>,
): Check {
  const { why, step } = refusalWords(reason);
  const what = model === undefined ? where : `${where}, model ${model}`;
  return as('model.server', `${what}: ${why.en}`, `${step.line}: ${step.en}`);
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
