import { type Catalogue, createTranslator } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { dialectNames } from '../inference/dialect-names.ts';
import { modelSentence } from '../inference/model-sentence.ts';
import { modelSteps } from '../inference/model-steps.ts';
import { refusalWords } from '../inference/policy/refusal-words.ts';
import type { InferencePort, InferenceState, ServedModel } from '../inference/port.ts';
import texts from '../messages/en.json' with { type: 'json' };

/** Milliseconds that the other lines of a start wait for this one: as long as a look for servers takes. */
const patience = 300;

/**
 * The line of the terminal about the model. Where it is not known in time, the line says so, and `later` is called with the one
 * that is true once it is known.
 */
export async function modelLine(inference: InferencePort, later: (line: string) => void): Promise<string> {
  const known = inference.current().then((state) => lineOf(state));
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

const { t } = createTranslator('en', compiled(texts));

/** A build has compiled the messages already; under development they are as they were written. */
function compiled(messages: Catalogue): Catalogue {
  const written = Object.entries(messages).flatMap(([key, message]) => (typeof message === 'string' ? [[key, message]] : []));
  return { ...messages, ...compileCatalogue(Object.fromEntries(written)) };
}

/** The same sentence as on the screens, with what can be done. */
function lineOf(state: InferenceState): string {
  if (state.state === 'ready') return `Model: ${readyLine(state.model)}.`;
  const { messageKey, params } = modelSentence(state);
  const why = state.state === 'refused' ? ` ${refusedWhy(state)}` : '';
  return ['Model: ', t(messageKey, params), why, ...modelSteps(state).map(({ line, en }) => `\n  ${line}\n      ${en}`)].join(
    '',
  );
}

function refusedWhy({ reason, model }: Extract<InferenceState, { readonly state: 'refused' }>): string {
  const { en } = refusalWords(reason).why;
  return model === undefined ? en : `${model}: ${en}`;
}

function readyLine({ id, origin, dialect, host, onThisMachine }: ServedModel): string {
  if (origin === 'embedded') return `${id}, loaded from its file`;
  const server = dialect === null ? 'the server of INFERENCE_URL' : dialectNames[dialect];
  return `${id} of ${server} at ${host}${onThisMachine ? '' : ', another machine'}`;
}
