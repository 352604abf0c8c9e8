import { InferenceError } from '@repo/inference';
import { checkStart, type Policy, readEndpoint } from '@repo/inference/policy';
import type { InferenceSettings } from '@repo/vertical';
import type { Env } from '../../env/schema.ts';
import { StartError } from '../../env/start-error.ts';
import { setEndpoint } from '../set-server.ts';

export interface ModelStart {
  readonly env: Pick<Env, 'INFERENCE_URL' | 'INFERENCE_KEY' | 'MODEL_PATH'>;
  readonly settings: InferenceSettings;
  readonly policy: Policy;
  /** The environment of the process. */
  readonly processEnv: Readonly<Record<string, string | undefined>>;
}

/** @throws StartError for a process whose TLS proves nothing, and for a model that is set on a machine of which the law is not said */
export function checkModelStart({ env, settings, policy, processEnv }: ModelStart): void {
  const { INFERENCE_URL: url, INFERENCE_KEY: key, MODEL_PATH: modelPath } = env;
  const endpoints = url ? checkedEndpoint({ url, key, settings }) : [];
  try {
    checkStart({ policy, endpoints, env: processEnv });
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    throw new StartError(`${error.message}.`);
  }
  if (modelPath === undefined || policy.profile === 'local' || policy.jurisdiction !== null) return;
  throw new StartError(
    'MODEL_PATH is set, and nobody said under whose law this machine stands: set inference: { jurisdiction: "PK" } in buniyad.config.ts.',
  );
}

/** An address that may not be spoken to is said to be so where its client is made. */
function checkedEndpoint(set: Parameters<typeof setEndpoint>[0]) {
  try {
    return [{ ...readEndpoint(setEndpoint(set)), id: 'INFERENCE_URL' }];
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    return [];
  }
}
