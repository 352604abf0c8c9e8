import { resolve } from 'node:path';
import type { Env } from '../env/schema.ts';
import { dialectNames } from '../inference/dialect-names.ts';
import { modelFolder } from '../inference/model-file.ts';
import type { InferencePort, InferenceState, ServedModel } from '../inference/port.ts';

export interface ModelPlaces {
  readonly env: Pick<Env, 'MODEL_PATH'>;
  readonly root: string;
  readonly dataDir: string | null;
}

/** Milliseconds that the other lines of a start wait for this one: as long as a look for servers takes. */
const patience = 300;

/**
 * The line of the terminal about the model. Where it is not known in time, the line says so, and `later` is called with the one
 * that is true once it is known.
 */
export async function modelLine(inference: InferencePort, places: ModelPlaces, later: (line: string) => void): Promise<string> {
  const known = inference.current().then((state) => lineOf(state, places));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), patience);
  });
  const line = await Promise.race([known, late]);
  clearTimeout(timer);
  if (line !== null) return line;
  void known.then(later);
  return 'Model: still looking for one.';
}

function lineOf(state: InferenceState, places: ModelPlaces): string {
  switch (state.state) {
    case 'ready':
      return `Model: ${readyLine(state.model)}.`;
    case 'none':
      return `Model: none yet; the verticals work by rules. Put a GGUF file into ${modelFolder(places.dataDir ?? '')}, or start Ollama with a model.`;
    case 'loading':
      return 'Model: the file is being loaded; until then the verticals work by rules.';
    case 'refused':
      return 'Model: none is used, because others can reach this product or DATABASE_URL is set. There a model needs a card, and cards are not read yet.';
    case 'failed':
      return `Model: none; the verticals work by rules. ${failedLine(state.reason === 'unreachable', places)}`;
  }
}

function readyLine({ id, origin, dialect, host, onThisMachine }: ServedModel): string {
  if (origin === 'embedded') return `${id}, loaded from its file`;
  const server = dialect === null ? 'the server of INFERENCE_URL' : dialectNames[dialect];
  return `${id} of ${server} at ${host}${onThisMachine ? '' : ', another machine'}`;
}

function failedLine(unreachable: boolean, { env, root }: ModelPlaces): string {
  if (unreachable) return 'The server of INFERENCE_URL does not answer; it is asked again.';
  if (env.MODEL_PATH === undefined) return 'Its file could not be loaded; the reason is in the log.';
  return `MODEL_PATH names ${resolve(root, env.MODEL_PATH)}, which is no file that can be loaded. Correct it in .env and start again.`;
}
