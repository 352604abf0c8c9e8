import type { EndpointConfig, Inference } from '@repo/inference';
import { isLoopbackHost } from '../http/loopback.ts';
import type { Listed } from './choose-model.ts';
import type { ModelGuard } from './policy/model-guard.ts';
import type { InferenceState, ModelOrigin } from './port.ts';

export type ReadyState = Extract<InferenceState, { readonly state: 'ready' }>;

export interface Server {
  readonly origin: ModelOrigin;
  readonly endpoint: EndpointConfig;
  readonly client: Inference;
  readonly guard: ModelGuard;
}

/** A server and the model of it that answers. */
export function readyState({ origin, endpoint, client, guard }: Server, { id, contextLength }: Listed): ReadyState {
  const { baseURL, dialect = null } = endpoint;
  const { host, hostname } = new URL(baseURL);
  const standing = guard.standing(id, endpoint);
  return {
    state: 'ready',
    model: { id, origin, dialect, host, onThisMachine: isLoopbackHost(hostname), contextLength, standing },
    client,
  };
}
