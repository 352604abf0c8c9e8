/** What must not be so when a deployment starts. */
import { InferenceError } from '../errors/index.ts';
import type { Endpoint } from '../transport/index.ts';
import type { Policy } from './profiles.ts';
import { namesSomebody } from './tier-of.ts';

export interface Start {
  readonly policy: Policy;
  readonly endpoints: readonly Pick<Endpoint, 'id' | 'isLoopback' | 'facts'>[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** @throws InferenceError `config_invalid`, in words for whoever runs the deployment. */
export function checkStart({ policy, endpoints, env }: Start): void {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    throw invalid('NODE_TLS_REJECT_UNAUTHORIZED=0 lets any machine pass for another one; take it out of the environment');
  }
  if (policy.profile === 'local' || policy.jurisdiction !== null) return;
  const silent = endpoints.find(({ isLoopback, facts }) => isLoopback && !namesSomebody(facts));
  if (silent === undefined) return;
  throw invalid(
    `Endpoint ${silent.id} is on this machine, and nobody said under whose law it stands: set "jurisdiction" in buniyad.config.ts`,
  );
}

const invalid = (message: string): InferenceError => new InferenceError('config_invalid', { message });
