import type { Dialect, Inference } from '@repo/inference';
import { isLoopbackHost } from '../http/loopback.ts';
import type { Listed } from './choose-model.ts';
import type { InferenceState, ModelOrigin } from './port.ts';

export type ReadyState = Extract<InferenceState, { readonly state: 'ready' }>;

export interface Server {
  readonly origin: ModelOrigin;
  readonly dialect: Dialect | null;
  readonly baseURL: string;
  readonly client: Inference;
}

/** A server and the model of it that answers. */
export function readyState({ origin, dialect, baseURL, client }: Server, { id, contextLength }: Listed): ReadyState {
  const { host, hostname } = new URL(baseURL);
  return {
    state: 'ready',
    model: { id, origin, dialect, host, onThisMachine: isLoopbackHost(hostname), contextLength },
    client,
  };
}
