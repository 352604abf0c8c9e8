import { basename } from 'node:path';
import { dialectNames } from './dialect-names.ts';
import type { InferenceState } from './port.ts';

/** A message of this package's catalogue and its parameters. */
export interface ModelSentence {
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * What is said of a state, the same everywhere: in the terminal, on the page of services and beside a question. It names the
 * model, the kind of its server and the name of a file, never an address, a folder or a key.
 */
export function modelSentence(state: InferenceState): ModelSentence {
  switch (state.state) {
    case 'ready':
      return readySentence(state.model);
    case 'resting':
      return say('resting', { model: state.model.id, seconds: Math.ceil(state.waitMs / 1000) });
    case 'failed':
      return say(`failed.${state.reason}`, fileOf(state));
    case 'none':
    case 'loading':
    case 'starting':
    case 'refused':
      return say(state.state);
  }
}

function readySentence({
  id: model,
  origin,
  dialect,
}: Extract<InferenceState, { readonly state: 'ready' }>['model']): ModelSentence {
  if (origin !== 'found') return say(origin, { model });
  return say('found', { model, server: dialect === null ? '' : dialectNames[dialect] });
}

function fileOf(state: Extract<InferenceState, { readonly state: 'failed' }>): ModelSentence['params'] {
  switch (state.reason) {
    case 'file_missing':
    case 'file_denied':
    case 'not_gguf':
    case 'too_large':
    case 'model_unreadable':
      return { file: basename(state.file?.path ?? 'GGUF') };
    default:
      return {};
  }
}

function say(name: string, params: ModelSentence['params'] = {}): ModelSentence {
  return { messageKey: `server.service.inference.${name}`, params };
}
